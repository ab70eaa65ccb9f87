/** The journeys are laid out like the screen. */
export { default } from '../ui/prettier.config.js'

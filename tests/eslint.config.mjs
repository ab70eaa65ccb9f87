/** The journeys keep the rules of the tools beside the screen. */
export { scripts as default } from '../ui/eslint.config.js'

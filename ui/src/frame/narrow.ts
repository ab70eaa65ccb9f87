/**
 * The window is so narrow (200% on the office's screen) that the rail stands behind *Menu* and the screen flows as a
 * page.
 */
import { MediaQuery } from 'svelte/reactivity'

export const narrow = new MediaQuery('max-width: 760px')

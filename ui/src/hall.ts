/** The page of the projector behind the first paint: it shows one session and has no keys. */
import { mount } from 'svelte'
import Hall from './hall/Hall.svelte'

mount(Hall, { target: document.body })

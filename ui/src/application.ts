/** The application behind the first paint: its keys and its content. */
import { mount } from 'svelte'
import App from './App.svelte'
import { sayUnused } from './frame/unused'
import { tameBrowser } from './lib/keys'
import { tamePresses } from './lib/presses'

tamePresses(window)
tameBrowser(window, sayUnused)
mount(App, { target: document.body })

/** The application behind the first paint: its keys and its content. */
import { mount } from 'svelte'
import App from './App.svelte'
import { sayUnused } from './frame/unused'
import { tameBrowser } from './lib/keys'
import { tamePresses } from './lib/presses'
import { screens } from './screens/registry'

tamePresses(window)
tameBrowser(window, sayUnused)
// The screen one starts with comes while the desk is asked for.
screens[0]?.part.load().catch(() => undefined)
mount(App, { target: document.body })

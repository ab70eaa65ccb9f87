/** The real screens over made-up answers, and with `?komponen` every part in every state. For pictures; never shipped. */
import { mount } from 'svelte'
import '../src/styles/all.css'
import App from '../src/App.svelte'
import { tameBrowser } from '../src/lib/keys'
import { sayUnused } from '../src/frame/unused'
import Parts from './Parts.svelte'
import { answerFromFixtures } from './host'

const query = new URLSearchParams(location.search)
const theme = query.get('tema')
if (theme) document.documentElement.dataset.theme = theme
let wrong = 0
document.documentElement.dataset.salah = '0'
for (const kind of ['securitypolicyviolation', 'error', 'unhandledrejection']) {
  window.addEventListener(kind, () => (document.documentElement.dataset.salah = String(++wrong)))
}
answerFromFixtures()
tameBrowser(window, sayUnused)
if (query.has('komponen')) mount(Parts, { target: document.body })
else mount(App, { target: document.body })

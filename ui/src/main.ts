/** Entry of the page. Counts what must never happen (a CSP violation, an error nobody caught) where tests can see it. */
import { mount } from 'svelte'
import './lib/theme.svelte'
import './styles/all.css'
import App from './App.svelte'
import { call } from './api/call'
import { sayUnused } from './frame/unused'
import { tameBrowser } from './lib/keys'
import { restoreTheme } from './lib/theme'

let wrong = 0
/** The number for the tests, the words for the log file. */
function countWrong(what: string): void {
  document.documentElement.dataset.salah = String(++wrong)
  document.documentElement.dataset.sebab = what
  void call('sys.log', { text: what }).catch(() => undefined)
}
document.documentElement.dataset.salah = '0'
document.addEventListener('securitypolicyviolation', (event) => countWrong(`${event.violatedDirective} ${event.blockedURI}`))
window.addEventListener('error', (event) => countWrong(event.message))
window.addEventListener('unhandledrejection', (event) => countWrong(String(event.reason?.title ?? event.reason)))

restoreTheme()
tameBrowser(window, sayUnused)
mount(App, { target: document.body })

/** Entry of the page. Counts what must never happen (a CSP violation, an error nobody caught) where tests can see it. */
import { mount } from 'svelte'
import './styles/all.css'
import App from './App.svelte'
import { tameBrowser } from './lib/keys'
import { sayUnused } from './frame/unused'

let wrong = 0
function countWrong(): void {
  document.documentElement.dataset.salah = String(++wrong)
}
document.documentElement.dataset.salah = '0'
document.addEventListener('securitypolicyviolation', countWrong)
window.addEventListener('error', countWrong)
window.addEventListener('unhandledrejection', countWrong)

tameBrowser(window, sayUnused)
mount(App, { target: document.body })

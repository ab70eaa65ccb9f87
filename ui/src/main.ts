/**
 * Entry of the page, and small: it counts what must never happen (a CSP violation, an error nobody caught) where tests
 * can see it, shows the look that this computer chose, and lets the skeleton of `index.html` be painted. Only then
 * comes the application: parsing it would hold the first frame back. Import nothing here that imports Svelte.
 */
import './styles/all.css'
import { call, onScreen, tellPainted } from './api/call'
import { askEarly } from './api/early'
import { afterPaint } from './lib/paint'
import { restoreTheme } from './lib/theme'

let wrong = 0
/** The number for the tests, the words for the log file. */
function countWrong(what: string): void {
  document.documentElement.dataset.salah = String(++wrong)
  document.documentElement.dataset.sebab = what
  void call('sys.log', { text: what }).catch(() => undefined)
}
document.documentElement.dataset.salah = '0'
document.addEventListener('securitypolicyviolation', (event) =>
  countWrong(`${event.violatedDirective} ${event.blockedURI}`),
)
window.addEventListener('error', (event) => {
  // On a busy computer a frame may have no time for every measurement of a long list: the next one has.
  if (!event.message.startsWith('ResizeObserver loop')) countWrong(event.message)
})
window.addEventListener('unhandledrejection', (event) => {
  const reason = event.reason as { title?: string } | undefined
  countWrong(String(reason?.title ?? event.reason))
})

restoreTheme()
// The window of the projector asks for its one page and nothing else.
if (onScreen()) document.getElementById('skeleton')?.remove()
else {
  askEarly()
  tellPainted('frame')
}
let coming: Promise<unknown> | undefined
const begin = () => void (coming ??= onScreen() ? import('./hall') : import('./application'))
// A window behind another one gets no frames: its application must come all the same.
afterPaint(begin)
setTimeout(begin, 100)

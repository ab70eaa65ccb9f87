/** Playwright waits by its own clock. Here its page, locators and keys get the patience of `patience.mjs` instead. */
import { patiently } from './patience.mjs'

/** Acts that may wait, by the number of arguments before their options, which take the signal that ends the wait. */
const LOCATOR = [
  `waitFor click dblclick check uncheck focus blur hover clear innerText inputValue textContent boundingBox
    isChecked isDisabled isEnabled`,
  'fill press pressSequentially getAttribute selectOption setInputFiles setChecked dragTo',
  'evaluate dispatchEvent',
]
const PAGE = ['reload', 'goto waitForRequest waitForResponse', 'evaluate waitForFunction']
/** Acts that take no signal: one that the page does not answer is left behind. */
const LOCATOR_PLAIN = 'count allInnerTexts evaluateAll isVisible'
const PAGE_PLAIN = 'screenshot emulateMedia setViewportSize unroute'
const KEYS_PLAIN = 'press type down up'

let done = false
export function makePatient(page) {
  page.setDefaultTimeout(0)
  if (done) return
  done = true
  const [locator, keyboard] = [page.locator('html'), page.keyboard]
  LOCATOR.forEach((names, place) => wrap(locator, names, place))
  PAGE.forEach((names, place) => wrap(page, names, place))
  wrap(locator, LOCATOR_PLAIN)
  wrap(page, PAGE_PLAIN)
  wrap(keyboard, KEYS_PLAIN)
}

/** Wraps the acts `names` of everything that is of one kind with `example`. */
function wrap(example, names, place) {
  const kind = Object.getPrototypeOf(example)
  for (const name of names.split(/\s+/)) {
    const act = kind[name]
    kind[name] = function (...given) {
      const on = 'first' in this ? ` of ${this}` : typeof given[0] === 'string' ? ` ${given[0]}` : ''
      return patiently(name + on, (signal) => {
        if (place !== undefined) given[place] = { ...given[place], signal }
        return act.apply(this, given)
      })
    }
  }
}

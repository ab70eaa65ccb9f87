/** Playwright waits by its own clock. Here its page, locators and keys get the patience of `patience.mjs` instead. */
import { patiently } from './patience.mjs'

/**
 * By the number of arguments before their options, acts whose options take the signal that ends them. Any other act
 * that gets no answer is left behind.
 */
const LOCATOR = [
  `waitFor click dblclick check uncheck focus blur hover clear innerText inputValue textContent boundingBox
    isChecked isDisabled isEnabled`,
  'fill press pressSequentially getAttribute selectOption setInputFiles setChecked dragTo',
  'evaluate dispatchEvent',
]
const PAGE = ['reload', 'goto waitForRequest waitForResponse', 'evaluate waitForFunction']

let done = false
export function makePatient(page) {
  page.setDefaultTimeout(0)
  if (done) return
  done = true
  const locator = page.locator('html')
  wrap(locator, LOCATOR)
  wrap(page, PAGE)
  wrap(page.keyboard)
  wrap(page.mouse)
}

/** Wraps whatever may wait in everything that is of one kind with `example`. */
function wrap(example, signals = []) {
  const kind = Object.getPrototypeOf(example)
  const placeOf = (name) => signals.findIndex((names) => names.split(/\s+/).includes(name))
  for (const [name, { value: act }] of Object.entries(Object.getOwnPropertyDescriptors(kind))) {
    if (typeof act !== 'function' || name === 'constructor' || name.startsWith('_')) continue
    const place = placeOf(name)
    kind[name] = function (...given) {
      const plain = place < 0 && act.apply(this, given)
      if (place < 0 && !(plain instanceof Promise)) return plain
      const on = 'first' in this ? ` of ${this}` : typeof given[0] === 'string' ? ` ${given[0]}` : ''
      return patiently(name + on, (signal) => {
        if (place < 0) return plain
        given[place] = { ...given[place], signal }
        return act.apply(this, given)
      })
    }
  }
}

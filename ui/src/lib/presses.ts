/**
 * The second press of a double click belongs to what the first one pressed. Where that opened a screen or a dialog, the
 * second neither takes the focus from what was opened nor presses what came under the pointer; on a button it does
 * nothing, except on one that is pressed in a row (`data-again`). A word of a text is still picked by two presses.
 * The same holds for a key that is pressed twice or held down: Enter on a button, and the keys that do what a screen or
 * a dialog is for. Enter in a text or a table is pressed in a row.
 */
import { chordOf, isEditable, type Chord } from './keys'

/** Two presses at one place are one act of the hand for this long, whatever the system calls double; milliseconds. */
const HAND = 700
/** And for this long nothing else is pressed on purpose. */
const QUICK = 450
/** How far a resting hand moves, in pixels. */
const NEAR = 6

interface Press {
  x: number
  y: number
  at: number
  on: Element
  /** What had the focus when it ended, before anything came of it. */
  focus: Element | null
}
let last: Press | undefined
let keepsFocus = false
let isStray = false

const controlOf = (target: Element): Element =>
  target.closest('button, a, input, select, textarea, label, [role], [tabindex], dialog') ?? target

function onpointerdown(event: MouseEvent): void {
  keepsFocus = isStray = false
  lastKey = undefined
  if (!(event.target instanceof Element)) return
  const on = controlOf(event.target)
  const [before, { clientX: x, clientY: y, timeStamp: at }] = [last, event]
  last = { x, y, at, on, focus: document.activeElement }
  if (!before || at - before.at > HAND || Math.hypot(x - before.x, y - before.y) > NEAR) return
  const now = document.activeElement
  const moved = now !== before.focus && now !== null && now !== document.body && !now.contains(event.target)
  keepsFocus = moved
  isStray = on !== before.on && at - before.at <= QUICK
  // What was pressed first stays what is pressed, however often.
  if (isStray) last.on = before.on
  last.focus = before.focus
}
function onmousedown(event: MouseEvent): void {
  if (keepsFocus || isStray) event.preventDefault()
}
function onmouseup(): void {
  if (last && !keepsFocus && !isStray) last.focus = document.activeElement
}
function onclick(event: MouseEvent): void {
  const button = event.target instanceof Element ? event.target.closest('button') : null
  const again = event.detail > 1 && button !== null && !button.hasAttribute('data-again')
  if (event.detail === 0 || !(isStray || again)) return
  event.preventDefault()
  event.stopImmediatePropagation()
}
function ofStray(event: Event): void {
  if (isStray) event.stopImmediatePropagation()
}

/** Keys that do what stands there to be done, wherever the focus is: printed, saved, deleted once. */
const acts = new Set<Chord>(['Ctrl+Enter', 'Ctrl+P', 'Ctrl+N', 'Ctrl+I', 'Ctrl+O', 'Delete'])
/** Keys that press what has the focus. */
const presses = new Set<Chord>(['Enter', ' '])
const pressed = 'button, a, summary, [role^="menuitem"]'
interface Key {
  chord: Chord
  at: number
  on: EventTarget | null
  /** The dialog that was open before anything came of it. */
  dialog: Element | undefined
}
let lastKey: Key | undefined

function onkeydown(event: KeyboardEvent): void {
  // Whoever uses a key in between has seen what came of the press.
  last = undefined
  if (['Control', 'Alt', 'Shift', 'Meta'].includes(event.key)) return
  const chord = chordOf(event)
  const [before, { target: on, timeStamp: at }] = [lastKey, event]
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1)
  const isText = chord === 'Delete' && isEditable(on)
  lastKey = (acts.has(chord) && !isText) || presses.has(chord) ? { chord, at, on, dialog } : undefined
  if (!lastKey || before?.chord !== chord || !(event.repeat || at - before.at <= QUICK)) return
  const button = on instanceof Element && on.matches(pressed) ? on : null
  const isAgain = on === before.on && button?.hasAttribute('data-again')
  if (dialog === before.dialog && !acts.has(chord) && (!button || isAgain)) return
  lastKey = { ...before, at }
  event.preventDefault()
  event.stopImmediatePropagation()
}

export function tamePresses(target: Window): void {
  target.addEventListener('pointerdown', onpointerdown, true)
  target.addEventListener('mousedown', onmousedown, true)
  target.addEventListener('keydown', onkeydown, true)
  target.addEventListener('mouseup', onmouseup, true)
  target.addEventListener('click', onclick, true)
  for (const kind of ['pointerdown', 'mousedown', 'dblclick'] as const) target.addEventListener(kind, ofStray, true)
}

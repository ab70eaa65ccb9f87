/**
 * Keys of the whole window. A screen adds its own for as long as it lives; keys of the browser that would leave or
 * redraw the page do nothing. Refuses to know what a key means: that is said where it is added.
 */
import { textTyped, typedLast } from './last-action'
import { holdFocus } from './focus'

/** A key as written on the screen: `Ctrl+S`, `Alt+B`, `F6`, `Shift+F6`, `Escape`. */
export type Chord = string

/** True when the key was used; false lets the next one try. */
export type Act = (event: KeyboardEvent) => boolean | void

const acts: { chord: Chord; act: Act }[] = []

/** Adds a key; the newest is asked first. Returns its removal. */
export function onKey(chord: Chord, act: Act): () => void {
  const entry = { chord, act }
  acts.push(entry)
  return () => {
    const at = acts.indexOf(entry)
    if (at >= 0) acts.splice(at, 1)
  }
}

/** Adds several keys at once; for an `$effect`. */
export function onKeys(table: Readonly<Record<Chord, Act>>): () => void {
  const removals = Object.entries(table).map(([chord, act]) => onKey(chord, act))
  return () => removals.forEach((remove) => remove())
}

/** Does what a key would do now, for those who choose it by name. False: nothing has that key here. */
export function press(chord: Chord): boolean {
  const event = new KeyboardEvent('keydown')
  return [...acts].reverse().some((entry) => entry.chord === chord && entry.act(event) !== false)
}

/** The event as a chord. Letters are upper case; Shift is named only beside keys that are no character. */
export function chordOf(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): Chord {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key
  const named = event.key.length > 1 || event.ctrlKey || event.metaKey || event.altKey
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl+' : '',
    event.altKey ? 'Alt+' : '',
    event.shiftKey && named ? 'Shift+' : '',
    key,
  ].join('')
}

/** What a browser would do with these must never happen to a desk: reload, back, zoom, find, print, open, save. */
const suppressed = new Set<Chord>([
  'F3',
  'F5',
  'F7',
  'F11',
  'F12',
  'Ctrl+F5',
  'Shift+F5',
  'Ctrl+R',
  'Ctrl+Shift+R',
  'Ctrl+P',
  'Ctrl+F',
  'Ctrl+G',
  'Ctrl+J',
  'Ctrl+U',
  'Ctrl+O',
  'Ctrl+S',
  'Ctrl+D',
  'Ctrl+H',
  'Ctrl+K',
  'Ctrl+N',
  'Ctrl+E',
  'Ctrl+L',
  'Ctrl+I',
  'Ctrl+Shift+I',
  'Ctrl+Shift+J',
  'Alt+ArrowLeft',
  'Alt+ArrowRight',
  'Alt+Home',
  'BrowserBack',
  'BrowserForward',
  'BrowserRefresh',
  'Ctrl+Enter',
  'F1',
  'F6',
  'Shift+F6',
])

/**
 * Keys that go from one to the next or back in time go on while they are held down. Any other acts once, however long:
 * it must not go past what nobody looked at.
 */
const inRow = new Set<Chord>([
  'Ctrl+Z',
  'Ctrl+Y',
  'Ctrl+Shift+Z',
  'Ctrl+Tab',
  'Ctrl+Shift+Tab',
  'Alt+ArrowUp',
  'Alt+ArrowDown',
  'Alt+PageUp',
  'Alt+PageDown',
  'F6',
  'Shift+F6',
  'F8',
  'Shift+F8',
])

/** Keys that a screen may have or not: where they mean nothing, that is said instead of nothing happening. */
const ofScreens = new Set<Chord>(['Ctrl+F', 'Ctrl+N', 'Ctrl+P', 'Ctrl+I', 'Ctrl+K', 'F2', 'F8', 'Shift+F8'])

/** Inside a text its own undo goes first, as long as typing was the last thing done. */
const ofTexts = new Set<Chord>(['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z'])

export function isEditable(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** `tell` hears the chord that meant nothing here, and an empty text when a key was used. */
export function handleKey(event: KeyboardEvent, tell: (chord: Chord) => void = () => undefined): void {
  const chord = chordOf(event)
  if (event.defaultPrevented) return
  const isHeld = event.repeat && !inRow.has(chord) && acts.some((entry) => entry.chord === chord)
  // In a text Delete goes on taking letters.
  if (isHeld) return isEditable(event.target) && chord === 'Delete' ? undefined : event.preventDefault()
  // Behind a modal dialog the window's own keys rest; the browser's habits stay away all the same.
  if (document.querySelector('dialog[open]')) {
    if (suppressed.has(chord)) event.preventDefault()
    return
  }
  if (ofTexts.has(chord) && isEditable(event.target) && typedLast()) return
  for (const { chord: wanted, act } of [...acts].reverse()) {
    if (wanted !== chord) continue
    // What was told before goes first: the act may have something of its own to say.
    if (ofScreens.has(chord)) tell('')
    if (act(event) !== false) {
      event.preventDefault()
      event.stopPropagation()
      return
    }
  }
  // The whole window is no text: Ctrl+A marks all of a field, or what a list says it marks.
  if (suppressed.has(chord) || (chord === 'Ctrl+A' && !isEditable(event.target))) event.preventDefault()
  if (ofScreens.has(chord)) tell(chord)
}

/** Takes the browser's own habits away from the window. */
export function tameBrowser(target: Window, tell: (chord: Chord) => void): void {
  // Keys that the screen uses inside a part (Escape in a dialog, arrows in a list) are handled there, before this.
  target.addEventListener('keydown', (event) => handleKey(event, tell))
  // A button that goes with what it did takes the focus along: the screen gets it back.
  target.addEventListener('click', () => holdFocus()(), true)
  target.addEventListener('input', (event) => isEditable(event.target) && textTyped(), true)
  target.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false })
  target.addEventListener('contextmenu', (event) => {
    const picked = target.getSelection()?.toString() ?? ''
    if (!isEditable(event.target) && picked === '') event.preventDefault()
  })
  for (const kind of ['dragover', 'drop'] as const) target.addEventListener(kind, (event) => event.preventDefault())
}

/**
 * The one owner of the focus: it brings the focus to what is not there yet, and back from what is gone. It watches the
 * page, not the clock. What it waits for ends when the target has the focus, when the officer types or goes elsewhere,
 * or when the part that asked goes. It refuses to know what a target means.
 */
import { tick } from 'svelte'

interface Wish {
  find: () => HTMLElement | null | undefined
  /** What had the focus when it was wished. */
  from: Element | null
  /** Where a screen begins: it gives way to a wish for one field or row. */
  entry: boolean
  /** The part that asked; when it is gone, so is the wish. Undefined: the window. */
  within: Element | undefined
  /** Its text is picked too: what is typed replaces it. */
  select: boolean
}
let wish: Wish | undefined
/** What has the focus while a change is under way that may take it from the page, and the region it stands in. */
let held: { element: HTMLElement; region: Element | null } | undefined

const watched: MutationObserverInit = {
  subtree: true,
  childList: true,
  attributes: true,
  attributeFilter: ['hidden', 'disabled', 'inert', 'open', 'aria-busy', 'style', 'class', 'tabindex'],
}
let watcher: MutationObserver | undefined

function watch(): void {
  if (watcher || typeof MutationObserver === 'undefined') return
  watcher = new MutationObserver(look)
  watcher.observe(document.documentElement, watched)
  document.addEventListener('focusin', onfocusin, true)
  document.addEventListener('input', oninput, true)
}
function rest(): void {
  if (wish || held) return
  watcher?.disconnect()
  watcher = undefined
  document.removeEventListener('focusin', onfocusin, true)
  document.removeEventListener('input', oninput, true)
}

function look(): void {
  if (wish) reach(wish)
  else if (held && isLost(held.element)) {
    const { region } = held
    held = undefined
    if (isFree(document.activeElement)) goOn(region)
  }
  rest()
}
function reach(mine: Wish): void {
  if (mine.within && !mine.within.isConnected) return void (wish = undefined)
  const target = mine.find()
  if (!target || isLost(target)) return
  target.scrollIntoView?.({ block: 'nearest', inline: 'nearest' })
  target.focus({ preventScroll: true })
  // Still being measured, or behind a dialog: it cannot take the focus yet.
  if (document.activeElement !== target || wish !== mine) return
  wish = undefined
  if (mine.select && target instanceof HTMLInputElement) target.select()
}
/** Somewhere the focus comes to rest by itself, and is free to be taken from. */
const isFree = (now: Element | null): boolean =>
  now === null || now === document.body || now instanceof HTMLHeadingElement
const isLost = (target: Element): boolean =>
  !target.isConnected || target.matches(':disabled') || target.closest('[hidden], [inert]') !== null

function onfocusin({ target }: Event): void {
  if (!(target instanceof HTMLElement)) return
  if (held && target !== held.element) held = undefined
  if (!wish || target === wish.from || isFree(target)) return
  // Where a screen begins is no choice of the officer's yet.
  if (!wish.entry && target.hasAttribute('data-entry')) return
  if (target !== wish.find()) wish = undefined
}
/** Whoever types has found the place. */
function oninput(): void {
  wish = undefined
  rest()
}

/**
 * Brings the focus to what `find` answers, as soon as that is there and can take it. The newest wish counts, but where
 * a screen begins (`entry`) gives way to anything else. Returns its end.
 */
export function focusWhenReady(
  find: Wish['find'],
  { entry = false, within, select = false }: { entry?: boolean; within?: Element | undefined; select?: boolean } = {},
): () => void {
  if (entry && wish && !wish.entry) return () => undefined
  const mine: Wish = { find, from: document.activeElement, entry, within, select }
  wish = mine
  watch()
  // What this key or click changed is drawn first.
  void tick().then(() => wish === mine && look())
  return () => {
    if (wish === mine) wish = undefined
    rest()
  }
}

/** To where one goes on; the heading has the focus as long as that is still on its way. */
function goOn(region: Element | null): void {
  if (!document.querySelector('dialog[open]')) document.querySelector<HTMLElement>('main h1')?.focus()
  focusWhenReady(() => entryOf(region), { entry: true })
}
/** The picked row or first field of the region, else of the screen; in a dialog what it opens on. */
function entryOf(region: Element | null): HTMLElement | null | undefined {
  const dialog = document.querySelector('dialog[open]')
  if (dialog)
    return dialog.querySelector<HTMLElement>('[data-first]') ?? dialog.querySelector<HTMLElement>('footer button')
  const main = document.querySelector('main')
  const near = region?.isConnected ? region.querySelector<HTMLElement>('[data-entry]') : null
  return near ?? main?.querySelector<HTMLElement>('[data-entry]')
}

/**
 * After something over the screen was closed, to what had the focus before. The word of a closing comes late: a key
 * pressed since may have led elsewhere, and there the focus stays.
 */
export function giveBack(before: Element | null): void {
  const now = document.activeElement
  if (now !== null && now !== document.body) return
  if (before instanceof HTMLElement && before.isConnected) before.focus()
}

/**
 * Call it before a change; what comes back is called after it. When what had the focus goes with the change, now or
 * when the page hears of it, the entry of the screen gets it, unless the screen puts it elsewhere.
 */
export function holdFocus(): () => void {
  const had = document.activeElement
  if (!(had instanceof HTMLElement) || had === document.body) return () => undefined
  const region = had.closest('[data-region]')
  return () => {
    const now = document.activeElement
    if (now !== had && !isFree(now)) return
    held = { element: had, region }
    watch()
    look()
  }
}

/**
 * How an import begins: Ctrl+I or a dropped file on a screen that can take one. The import is a place inside that
 * screen (`ask.impor` is its kind), so that the rail shows where one is and Esc leads back.
 */
import { asCallError, type ChosenFile } from '../../api/call'
import { chooseOpen } from '../../lib/files'
import { isEditable } from '../../lib/keys'
import { messages } from '../../lib/messages.svelte'
import { route } from '../../lib/route.svelte'
import { isShut } from '../../lib/shut'
import { words } from '../../text/id'
import { importWords as w } from '../../text/imports'

export type ImportKind = keyof typeof w.kinds

/** The screen that shows what a kind brings. */
export const homes: Readonly<Record<ImportKind, string>> = {
  'perangkat-daerah': 'perangkat-daerah',
  orang: 'kegiatan',
  'hari-libur': 'perangkat-daerah',
  usulan: 'usulan',
  juri: 'penilaian',
  nilai: 'penilaian',
}

const endings = ['xlsx', 'xls', 'xlsb', 'ods', 'csv', 'tsv', 'txt'] as const
export const sheetFilter = [{ label: w.files, endings: [...endings] }]

export function isImportKind(text: string | undefined): text is ImportKind {
  return text !== undefined && text in w.kinds
}

/** What a file would bring on the screen looked at; undefined: it takes none. */
export function kindHere(): ImportKind | undefined {
  const { screen, ask } = route.place
  if (isImportKind(ask['impor'])) return ask['impor']
  if (screen === 'penilaian') return 'nilai'
  if (screen === 'kegiatan') return 'orang'
  return isImportKind(screen) ? screen : undefined
}

function take(kind: ImportKind, file: ChosenFile): void {
  route.go(homes[kind], { impor: kind, berkas: file.token, nama: file.name })
}

/** True: the edition takes nothing, and that was said. */
const isRefused = (kind: ImportKind): boolean => !w.registers.includes(kind) && isShut()

/** Asks for a file and opens its report. */
export async function openImport(kind: ImportKind): Promise<void> {
  if (isRefused(kind)) return
  try {
    const file = await chooseOpen(w.kinds[kind].open, sheetFilter)
    if (file) take(kind, file)
  } catch (thrown) {
    messages.fail(asCallError(thrown))
  }
}

/** Ctrl+I. */
export function importHere(): void {
  const kind = kindHere()
  if (kind) void openImport(kind)
  else messages.say(words.keys.nowhere('Ctrl+I'))
}

/** Pasted blocks by their name in the place: too long for the place itself. */
const blocks = new Map<string, string>()
export const pastedBlock = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : blocks.get(name)

/** Ctrl+V of a block from Excel: the report of its rows, as for a file. A word alone is no block. */
export function importPasted(kind: ImportKind, text: string): boolean {
  if (!/[\t\n]/.test(text.trim())) return false
  if (isRefused(kind)) return true
  const name = `tempelan-${blocks.size + 1}`
  blocks.set(name, text)
  route.go(homes[kind], { impor: kind, tempelan: name })
  return true
}

/** Ctrl+V on a list: a block from Excel is checked as the rows of a file; `none` is said of anything else. */
export function pasteInto(kind: ImportKind, none: string): (event: ClipboardEvent) => void {
  return (event) => {
    if (isEditable(event.target) || document.querySelector('dialog[open]')) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (importPasted(kind, text)) event.preventDefault()
    else messages.say(none)
  }
}

/** A place that takes files let go over the window itself. */
class Dropped {
  #take: ((files: readonly ChosenFile[]) => void) | undefined
  takeOver(take: (files: readonly ChosenFile[]) => void): () => void {
    this.#take = take
    return () => void (this.#take === take && (this.#take = undefined))
  }
  /** False: no such place is looked at. */
  give(files: readonly ChosenFile[]): boolean {
    this.#take?.(files)
    return this.#take !== undefined
  }
}
export const dropped = new Dropped()

/** Files let go over the window: the first one that a screen can take. */
export function takeDropped(files: readonly ChosenFile[]): void {
  if (dropped.give(files)) return
  const kind = kindHere()
  const file = files.find(({ name }) => endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)))
  if (kind && file && !isRefused(kind)) take(kind, file)
}

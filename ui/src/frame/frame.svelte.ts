/** State of the frame itself: the rail's menu on narrow windows, the help dialog, and what the open screen lends it. */
interface ListOfScreen {
  title: () => string
  columns: () => readonly { key: string; title: string }[]
  /** To the printer, with a look at its pages. */
  open: () => void
  /** To Excel, as it stands. */
  save: () => void
}

class FrameState {
  menu = $state(false)
  help = $state(false)
  palette = $state(false)
  /** Keys of the open screen, for F1: chord and what it does. */
  keys = $state.raw<readonly (readonly [string, string])[]>([])
  /** What the open screen wants to say in the status bar. */
  status = $state('')
  /** The list of the open screen, for its toolbar. */
  list = $state.raw<ListOfScreen | undefined>(undefined)
  /** A part of the screen with a help of its own; '' when there is none. */
  view = $state('')
  /** Its columns are being chosen. */
  columns = $state(false)

  toggleMenu(): void {
    this.menu = !this.menu
  }
  /** Lends the list of the screen for as long as it is there; for an `$effect`. */
  lendList(list: ListOfScreen): () => void {
    this.list = list
    this.columns = false
    return () => {
      if (this.list === list) this.list = undefined
    }
  }
  /** Lends the screen's keys and status words for as long as it is open; for an `$effect`. */
  lend(keys: readonly (readonly [string, string])[], status = ''): () => void {
    this.keys = keys
    this.status = status
    return () => {
      this.keys = []
      this.status = ''
    }
  }
}

export const frame = new FrameState()

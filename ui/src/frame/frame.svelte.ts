/** State of the frame itself: the rail's menu on narrow windows, the help dialog, and what the open screen lends it. */
class FrameState {
  menu = $state(false)
  help = $state(false)
  palette = $state(false)
  /** Keys of the open screen, for F1: chord and what it does. */
  keys = $state.raw<readonly (readonly [string, string])[]>([])
  /** What the open screen wants to say in the status bar. */
  status = $state('')

  toggleMenu(): void {
    this.menu = !this.menu
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

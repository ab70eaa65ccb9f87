/**
 * The page images of one previewed document. Pages are asked for when they come into sight, one after another, newest
 * wish first; images far away are given back. It knows bytes and page numbers, nothing of documents.
 */
import { asCallError, type CallError } from '../api/call'

export type LoadPage = (page: number) => Promise<ArrayBuffer>

/** Images kept at once; a page of outlines is some hundred kilobytes. */
const MOST_IMAGES = 24

export class PageImages {
  urls = $state.raw<ReadonlyMap<number, string>>(new Map())
  error = $state.raw<CallError | undefined>(undefined)
  #load: LoadPage | undefined
  #wishes: number[] = []
  #turn = 0
  #busy = false

  /** Another document or another setting: every image is stale. */
  open(load: LoadPage | undefined): void {
    this.#turn++
    this.#load = load
    this.#wishes = []
    this.error = undefined
    for (const url of this.urls.values()) URL.revokeObjectURL(url)
    this.urls = new Map()
  }

  /** The page came into sight. */
  want(page: number): void {
    if (this.urls.has(page)) return
    this.#wishes = [page, ...this.#wishes.filter((wish) => wish !== page)]
    void this.#work()
  }

  /** Tries again after an error. */
  retry(): void {
    this.error = undefined
    void this.#work()
  }

  async #work(): Promise<void> {
    if (this.#busy) return
    this.#busy = true
    try {
      for (;;) {
        const load = this.#load
        const page = this.#wishes[0]
        if (!load || page === undefined || this.error) return
        const turn = this.#turn
        try {
          const bytes = await load(page)
          if (turn === this.#turn) this.#keep(page, bytes)
        } catch (thrown) {
          if (turn === this.#turn) this.error = asCallError(thrown)
        }
      }
    } finally {
      this.#busy = false
    }
  }

  #keep(page: number, bytes: ArrayBuffer): void {
    this.#wishes = this.#wishes.filter((wish) => wish !== page)
    const urls = new Map(this.urls)
    urls.set(page, URL.createObjectURL(new Blob([bytes], { type: 'image/svg+xml' })))
    while (urls.size > MOST_IMAGES) {
      const farthest = [...urls.keys()].reduce((a, b) => (Math.abs(b - page) > Math.abs(a - page) ? b : a))
      URL.revokeObjectURL(urls.get(farthest) ?? '')
      urls.delete(farthest)
    }
    this.urls = urls
  }
}

const pxPerMm = 96 / 25.4

export type Zoom = 'fit' | 'width' | number

/** Width of the page in px. `room` is the desk's inside. */
export function pageWidth(
  zoom: Zoom,
  page: { width_mm: number; height_mm: number },
  room: { width: number; height: number },
): number {
  if (typeof zoom === 'number') return Math.round(page.width_mm * pxPerMm * zoom)
  if (zoom === 'width') return Math.max(200, room.width)
  return Math.max(200, Math.min(room.width, (room.height * page.width_mm) / page.height_mm))
}

const steps = [0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3]

/** The next step of zoom from what is shown now. */
export function stepZoom(shownPx: number, widthMm: number, step: 1 | -1): number {
  const now = shownPx / (widthMm * pxPerMm)
  const next = step === 1 ? steps.find((at) => at > now + 0.01) : steps.findLast((at) => at < now - 0.01)
  return next ?? (step === 1 ? 3 : 0.25)
}

/**
 * A part of the page that is fetched when it is first wanted: the first paint waits for the frame and one screen only.
 * The rest is fetched while nobody waits (`fetchQuietly`), so that a later change of screen finds it there.
 */
import type { Component } from 'svelte'
import { afterPaint } from './paint'

export class Part<C> {
  /** The component, once it is here. */
  component = $state.raw<C | undefined>(undefined)
  #coming: Promise<void> | undefined

  constructor(private readonly fetch: () => Promise<{ default: C }>) {}

  /** Comes once; asked again after a failure it tries again. */
  load(): Promise<void> {
    this.#coming ??= this.fetch().then(
      (module) => void (this.component = module.default),
      (failed: unknown) => {
        this.#coming = undefined
        throw failed
      },
    )
    return this.#coming
  }
}

/** What a link may ask a screen to show; see `route`. */
export type ScreenComponent = Component<{ ask: Readonly<Record<string, string>> }>

export const part = <C>(fetch: () => Promise<{ default: C }>): Part<C> => new Part(fetch)

/** Once the first screen is painted, one after the other. A part that does not come says so when it is wanted. */
export function fetchQuietly(parts: readonly Part<unknown>[]): void {
  const fetchAll = async () => {
    for (const one of parts) await one.load().catch(() => undefined)
  }
  afterPaint(() => setTimeout(() => void fetchAll(), 200))
}

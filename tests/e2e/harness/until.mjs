import { patiently } from './patience.mjs'

/** Looks again and again until `look` answers something; a wait for a condition, never for time. See patience.mjs. */
export const until = (what, look) =>
  patiently(what, async (signal) => {
    let last
    while (!signal.aborted) {
      const begun = performance.now()
      try {
        const seen = await look()
        if (seen) return seen
        last = undefined
      } catch (error) {
        last = error
      }
      // Half of the time at most goes into looking: what is waited for needs the machine too.
      const pause = Math.max(50, performance.now() - begun)
      await new Promise((again) => setTimeout(again, pause))
    }
    throw last ?? signal.reason
  })

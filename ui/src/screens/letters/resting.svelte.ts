/**
 * A value as it stood when nothing was typed for a moment: pages follow it. Call it while the component is being made.
 */
export function resting<T>(of: () => T, wait = 300): { readonly value: T } {
  let value = $state.raw(copy(of()))
  let text = JSON.stringify(value)
  $effect(() => {
    const next = copy(of())
    if (JSON.stringify(next) === text) return
    const timer = setTimeout(() => {
      text = JSON.stringify(next)
      value = next
    }, wait)
    return () => clearTimeout(timer)
  })
  return {
    get value() {
      return value
    },
  }
}
const copy = <T>(value: T): T => $state.snapshot(value) as T

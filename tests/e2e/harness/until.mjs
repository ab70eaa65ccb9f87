/** Looks again and again until `look` answers something; a wait for a condition, never for time. */
export async function until(what, look, patience = 15_000) {
  const end = Date.now() + patience
  let last
  while (Date.now() < end) {
    try {
      const seen = await look()
      if (seen) return seen
      last = undefined
    } catch (error) {
      last = error
    }
    await new Promise((again) => setTimeout(again, 50))
  }
  throw new Error(`never: ${what}`, { cause: last })
}

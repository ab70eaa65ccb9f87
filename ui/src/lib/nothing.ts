/** What offices write for "nothing": a dash of any kind, "n/a", "nihil". The rule of `says_nothing` in the domain. */
export function saysNothing(text: string): boolean {
  const said = text.trim()
  return /^[-‐‑‒–—―−_ ]*$/.test(said) || ['n/a', 'nihil'].includes(said.toLowerCase())
}

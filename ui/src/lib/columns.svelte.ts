/** Which columns of a list the officer left out, by the list's title: on the screen, on paper and in Excel alike. */
const left = $state<{ out: Record<string, readonly string[]> }>({ out: {} })

export const leftOut = (title: string | undefined): readonly string[] =>
  title === undefined ? [] : (left.out[title] ?? [])

export function leaveOut(title: string, key: string, out: boolean): void {
  const now = leftOut(title).filter((other) => other !== key)
  left.out = { ...left.out, [title]: out ? [...now, key] : now }
}

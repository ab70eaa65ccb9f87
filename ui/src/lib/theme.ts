/** Light or dark: the system's, unless fixed on this computer. */
export type Theme = 'light' | 'dark' | undefined

const place = 'tampilan'

function show(theme: Theme): void {
  if (theme) document.documentElement.dataset.theme = theme
  else delete document.documentElement.dataset.theme
}

/** Kept by the window itself: it says how this computer's screen looks, not what the desk holds. */
export function setTheme(theme: Theme): void {
  show(theme)
  try {
    if (theme) localStorage.setItem(place, theme)
    else localStorage.removeItem(place)
  } catch {
    // A window that keeps nothing still shows it.
  }
}

/** At the start. */
export function restoreTheme(): void {
  try {
    const chosen = localStorage.getItem(place)
    if (chosen === 'light' || chosen === 'dark') show(chosen)
  } catch {
    // The system's then.
  }
}

export const themeNow = (): Theme => {
  const now = document.documentElement.dataset.theme
  return now === 'light' || now === 'dark' ? now : undefined
}

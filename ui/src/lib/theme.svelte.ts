/**
 * Light, dark, or as the system has it: a habit of this computer, not of the desk. The entry shows it (`restoreTheme`),
 * and the page is not painted before its entry ran (`blocking="render"`), so that nothing flashes.
 */
export type Theme = 'system' | 'light' | 'dark'
const PLACE = 'tampilan'

class Look {
  theme = $state<Theme>('system')
  constructor() {
    try {
      const chosen = localStorage.getItem(PLACE)
      if (chosen === 'light' || chosen === 'dark') this.#show((this.theme = chosen))
    } catch {
      // Without a place to keep it the look is the system's.
    }
  }
  #show(theme: Theme): void {
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
  }
  choose(theme: Theme): void {
    this.theme = theme
    this.#show(theme)
    try {
      if (theme === 'system') localStorage.removeItem(PLACE)
      else localStorage.setItem(PLACE, theme)
    } catch {
      // The look holds until the window closes.
    }
  }
}

export const look = new Look()

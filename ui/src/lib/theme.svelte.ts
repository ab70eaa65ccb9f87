/** Light, dark, or as the system has it: a habit of this computer, not of the desk. Set before the first paint by theme.js. */
export type Theme = 'system' | 'light' | 'dark'
const PLACE = 'tampilan'

const isTheme = (text: string | undefined): text is 'light' | 'dark' => text === 'light' || text === 'dark'

class Look {
  theme = $state<Theme>('system')
  constructor() {
    const set = document.documentElement.dataset.theme
    if (isTheme(set)) this.theme = set
  }
  choose(theme: Theme): void {
    this.theme = theme
    if (theme === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = theme
    try {
      if (theme === 'system') localStorage.removeItem(PLACE)
      else localStorage.setItem(PLACE, theme)
    } catch {
      // The look holds until the window closes.
    }
  }
}

export const look = new Look()

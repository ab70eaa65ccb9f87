/** Words that every register says in the same way. */
export const registerWords = {
  /** Keys for F1. */
  keys: (w: { fresh: string; edit: string; remove: string }): [string, string][] => [
    ['↑ ↓', 'Pilih baris'],
    ['Enter', 'Rincian'],
    ['Esc', 'Kembali ke daftar'],
    ['Ctrl+N', w.fresh],
    ['F2', w.edit],
    ['Del', w.remove],
    ['Ctrl+F', 'Cari'],
  ],
}

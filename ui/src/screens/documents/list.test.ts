import { describe, expect, it } from 'vitest'
import { documentWords as w } from '../../text/documents'
import { copiesOf } from './list'

describe('rangkap', () => {
  it('is a whole number from 1 to 99, and never another one than typed', () => {
    for (const [text, copies] of [
      ['1', 1],
      [' 3 ', 3],
      ['03', 3],
      ['99', 99],
    ] as const)
      expect(copiesOf(text), text).toBe(copies)
    for (const text of ['', ' ', '0', '00', '100', '-1', '1,5', '1.5', '1e1', 'tiga', '3 3'])
      expect(copiesOf(text), text).toBeUndefined()
  })
  it('is said only when there is more than one', () => {
    expect(w.printedToast('Daftar hadir', 1)).toBe('Daftar hadir diserahkan ke pencetak')
    expect(w.printedToast('Daftar hadir', 3)).toBe('Daftar hadir diserahkan ke pencetak, 3 rangkap')
    expect(w.openedToast('Daftar hadir')).toMatch(/jendela yang terbuka\.$/)
    expect(w.openedToast('Daftar hadir', 3)).toMatch(/cetak 3 rangkap dari program itu\.$/)
  })
})

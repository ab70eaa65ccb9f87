/** Which view of the window one looks at, by its name in the help. */
import type { Place } from '../lib/route.svelte'

export function viewOf({ screen, ask }: Place): string {
  if (ask['impor']) return 'impor'
  if (screen === 'kegiatan' && ask['pintu']) return 'pintu'
  if (screen === 'kegiatan' && ask['undangan']) return 'undangan'
  if (screen === 'piagam' && ask['lihat'] === 'nomor') return 'nomor'
  if (screen === 'mulai' && ask['act'] === 'edisi') return 'edisi'
  return screen
}

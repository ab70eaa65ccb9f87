/**
 * The screens that work. A rail item appears when its screen is listed here; its Ctrl+number is its own for good.
 * One number is kept free: 5 Seleksi. Riwayat and Pengaturan, beyond the ninth, have none.
 */
import {
  Award,
  Files,
  FileText,
  Grid3x3,
  History as HistoryIcon,
  House,
  Landmark,
  Settings as Gear,
  Trophy,
  UsersRound,
  type LucideIcon,
} from '@lucide/svelte'
import { part, type Part, type ScreenComponent } from '../lib/part.svelte'
import { words } from '../text/id'

interface ScreenEntry {
  id: keyof typeof words.screens
  /** Its Ctrl+number; the items below the ninth have none. */
  digit?: number
  icon: LucideIcon
  /** Groups of the rail are parted by a line. */
  group: number
  /** Fetched when first shown. */
  part: Part<ScreenComponent>
}

export const screens: readonly ScreenEntry[] = [
  { id: 'beranda', digit: 1, icon: House, group: 1, part: part(() => import('./overview/Overview.svelte')) },
  {
    id: 'perangkat-daerah',
    digit: 2,
    icon: Landmark,
    group: 2,
    part: part(() => import('./agencies/AgencyViews.svelte')),
  },
  {
    id: 'kegiatan',
    digit: 3,
    icon: UsersRound,
    group: 2,
    part: part(() => import('./sessions/SessionScreens.svelte')),
  },
  { id: 'usulan', digit: 4, icon: FileText, group: 2, part: part(() => import('./submissions/Submissions.svelte')) },
  { id: 'penilaian', digit: 6, icon: Grid3x3, group: 2, part: part(() => import('./scoring/Scoring.svelte')) },
  { id: 'hasil', digit: 7, icon: Trophy, group: 2, part: part(() => import('./rankings/Rankings.svelte')) },
  { id: 'piagam', digit: 8, icon: Award, group: 2, part: part(() => import('./certificates/Certificates.svelte')) },
  { id: 'dokumen', digit: 9, icon: Files, group: 3, part: part(() => import('./documents/Views.svelte')) },
  { id: 'riwayat', icon: HistoryIcon, group: 4, part: part(() => import('./history/History.svelte')) },
  { id: 'pengaturan', icon: Gear, group: 4, part: part(() => import('./settings/Settings.svelte')) },
]

/** Not in the rail: shown over the screen one imports from. */
export const importsPart: Part<ScreenComponent> = part(() => import('./imports/Imports.svelte'))

/**
 * The screens that work. A rail item appears when its screen is listed here; its Ctrl+number is its own for good.
 * Numbers kept free: 3 Kegiatan & Kehadiran, 5 Seleksi. Riwayat and Pengaturan, beyond the ninth, have none.
 */
import type { Component } from 'svelte'
import {
  Award, Files, FileText, Grid3x3, History as HistoryIcon, House, Landmark, Settings as Gear, Trophy, type LucideIcon,
} from '@lucide/svelte'
import { words } from '../text/id'
import Agencies from './agencies/Agencies.svelte'
import Overview from './overview/Overview.svelte'
import Submissions from './submissions/Submissions.svelte'
import Scoring from './scoring/Scoring.svelte'
import Rankings from './rankings/Rankings.svelte'
import Certificates from './certificates/Certificates.svelte'
import Documents from './documents/Documents.svelte'
import History from './history/History.svelte'
import Settings from './settings/Settings.svelte'

export interface ScreenEntry {
  id: keyof typeof words.screens
  /** Its Ctrl+number; the items below the ninth have none. */
  digit?: number
  icon: LucideIcon
  /** Groups of the rail are parted by a line. */
  group: number
  component: Component<{ ask: Readonly<Record<string, string>> }>
}

export const screens: readonly ScreenEntry[] = [
  { id: 'beranda', digit: 1, icon: House, group: 1, component: Overview },
  { id: 'perangkat-daerah', digit: 2, icon: Landmark, group: 2, component: Agencies },
  { id: 'usulan', digit: 4, icon: FileText, group: 2, component: Submissions },
  { id: 'penilaian', digit: 6, icon: Grid3x3, group: 2, component: Scoring },
  { id: 'hasil', digit: 7, icon: Trophy, group: 2, component: Rankings },
  { id: 'piagam', digit: 8, icon: Award, group: 2, component: Certificates },
  { id: 'dokumen', digit: 9, icon: Files, group: 3, component: Documents },
  { id: 'riwayat', icon: HistoryIcon, group: 4, component: History },
  { id: 'pengaturan', icon: Gear, group: 4, component: Settings },
]

/**
 * The screens that work. A rail item appears when its screen is listed here; its Ctrl+number is its own for good.
 * Numbers kept free: 2 Perangkat Daerah, 3 Kegiatan & Kehadiran, 5 Seleksi, 6 Penilaian, 8 Piagam.
 */
import type { Component } from 'svelte'
import { Files, FileText, House, Settings as Gear, Trophy, type LucideIcon } from '@lucide/svelte'
import { words } from '../text/id'
import Overview from './overview/Overview.svelte'
import Submissions from './submissions/Submissions.svelte'
import Rankings from './rankings/Rankings.svelte'
import Documents from './documents/Documents.svelte'
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
  { id: 'usulan', digit: 4, icon: FileText, group: 2, component: Submissions },
  { id: 'hasil', digit: 7, icon: Trophy, group: 2, component: Rankings },
  { id: 'dokumen', digit: 9, icon: Files, group: 3, component: Documents },
  { id: 'pengaturan', icon: Gear, group: 4, component: Settings },
]

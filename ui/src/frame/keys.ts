/** The keys of the window. Each is told in F1; a key that does not apply says so in the status bar. */
import { jobs } from '../lib/jobs.svelte'
import { onKeys, type Act } from '../lib/keys'
import { messages } from '../lib/messages.svelte'
import { jumpRegion } from '../lib/regions'
import { route } from '../lib/route.svelte'
import { redo, undo } from '../lib/write'
import { importHere } from '../screens/imports/open'
import { screens } from '../screens/registry'
import { words } from '../text/id'
import { frame } from './frame.svelte'

export const everywhere: readonly (readonly [string, string])[] = [
  ['Ctrl+1 … Ctrl+9', 'Pindah ke bagian di rel kiri'],
  ['F6', 'Ke bagian layar berikutnya; Shift+F6 sebelumnya'],
  ['Ctrl+K', 'Cari di semua: perangkat daerah, usulan, orang, nomor, perintah'],
  ['Ctrl+F', 'Cari dalam daftar'],
  ['Ctrl+P', 'Cetak dokumen atau daftar yang ditampilkan'],
  ['F1', 'Bantuan ini'],
  ['Ctrl+S', 'Simpan sekarang (biasanya tersimpan sendiri)'],
  ['Ctrl+Z', 'Urungkan perubahan terakhir'],
  ['Ctrl+Y', 'Kembalikan yang diurungkan'],
  ['Alt+↓', 'Pada tanggal: buka kalender; pada daftar pilihan: buka daftarnya'],
  ['Ctrl+O', 'Buka berkas lain'],
  ['Ctrl+I', 'Impor ke layar ini'],
  ['Esc', 'Tutup, batalkan, atau hentikan'],
]

/** Adds the window's keys; returns their removal. */
export function windowKeys(): () => void {
  const table: Record<string, Act> = {
    F1: () => {
      frame.help = true
    },
    F6: () => jumpRegion(document, 1),
    'Shift+F6': () => jumpRegion(document, -1),
    'Ctrl+S': () => {
      const at = document.activeElement
      if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement) {
        at.dispatchEvent(new Event('change', { bubbles: true }))
      }
    },
    'Ctrl+Z': () => void undo(),
    'Ctrl+Y': () => void redo(),
    'Ctrl+Shift+Z': () => void redo(),
    'Ctrl+O': () => route.go('mulai'),
    'Ctrl+I': () => importHere(),
    'Alt+M': () => frame.toggleMenu(),
    Escape: () => {
      if (jobs.current) jobs.current.stop()
      else if (messages.undo) messages.closeUndo()
      else if (messages.error) messages.closeError()
      else return false
      return true
    },
  }
  for (let digit = 1; digit <= 9; digit++) {
    const screen = screens.find((entry) => entry.digit === digit)
    table[`Ctrl+${digit}`] = () => {
      if (!screen) return messages.say(words.keys.noScreen(`Ctrl+${digit}`))
      messages.say('')
      route.go(screen.id)
    }
  }
  return onKeys(table)
}

/**
 * The commands that are there on every screen: where one can go, what can be made, opened, imported, printed. A screen
 * adds its own by `addCommands`.
 */
import { asCallError, call } from '../../api/call'
import type { Command } from '../../lib/commands'
import { desk } from '../../lib/desk.svelte'
import { messages } from '../../lib/messages.svelte'
import { forgetScreens, route } from '../../lib/route.svelte'
import { setTheme, themeNow } from '../../lib/theme'
import { redo, undo } from '../../lib/write'
import { openImport, type ImportKind } from '../../screens/imports/open'
import { screens } from '../../screens/registry'
import { certificateWords } from '../../text/certificates'
import { words } from '../../text/id'
import { importWords } from '../../text/imports'
import { paletteWords } from '../../text/palette'
import { settingsWords } from '../../text/settings'
import { frame } from '../frame.svelte'
import { goAndPress } from './go-and-press'

const w = paletteWords.commands

const go =
  (screen: string, ask: Record<string, string> = {}) =>
  () =>
    route.go(screen, ask)

async function closeDesk(): Promise<void> {
  try {
    await call('desks.close', {})
    forgetScreens()
    await desk.opened()
    route.go('mulai')
  } catch (thrown) {
    messages.fail(asCallError(thrown))
  }
}

function chooseEdition(edition: number): void {
  forgetScreens()
  desk.edition = edition
  route.go('beranda')
}

/** Every command of the window as it stands now. */
export function windowCommands(): Command[] {
  const all: Command[] = []
  const add = (id: string, title: string, run: () => void, more: Partial<Command> = {}) =>
    all.push({ id, title, run, ...more })
  const open = desk.edition !== undefined
  if (open) {
    for (const screen of screens) {
      add(`layar ${screen.id}`, words.screens[screen.id], go(screen.id), {
        known: [w.go(words.screens[screen.id]), ...(w.screens[screen.id] ?? [])],
        under: w.screen,
        ...(screen.digit === undefined ? {} : { chord: `Ctrl+${screen.digit}` }),
      })
    }
    const at = (screen: keyof typeof words.screens) => ({ under: words.screens[screen] })
    add('kewajiban', w.duty, go('perangkat-daerah', { lihat: 'kewajiban' }), {
      ...at('perangkat-daerah'),
      known: ['Buku kewajiban', 'Surat pengingat', 'Teguran'],
    })
    add('juri', w.jurors, go('penilaian', { bagian: 'juri' }), at('penilaian'))
    add('semua juri', w.allJurors, go('penilaian', { bagian: 'semua' }), at('penilaian'))
    add('register nomor', certificateWords.register, go('piagam', { lihat: 'nomor' }), {
      ...at('piagam'),
      known: [w.register],
    })
    const letters = { lihat: 'surat' }
    add('register surat', w.letters, go('dokumen', letters), { ...at('dokumen'), known: ['Surat', 'Buku surat'] })
    add('surat tugas baru', w.freshTask, () => void goAndPress('dokumen', letters, 'Ctrl+N'), at('dokumen'))
    add('teks surat', w.letterTexts, () => void goAndPress('dokumen', letters, 'Alt+T'), {
      ...at('dokumen'),
      known: ['Ubah teks undangan', 'Redaksi surat'],
    })
    add('ketik lembar', w.sheets, () => void goAndPress('penilaian', {}, 'Ctrl+L'), {
      ...at('penilaian'),
      known: ['Isi nilai'],
    })
    add('usulan baru', w.freshSubmission, () => void goAndPress('usulan', {}, 'Ctrl+N'), at('usulan'))
    add('unit baru', w.freshAgency, () => void goAndPress('perangkat-daerah', {}, 'Ctrl+N'), {
      ...at('perangkat-daerah'),
      known: ['Perangkat daerah baru', 'PD baru'],
    })
    add('juri baru', w.freshJuror, () => void goAndPress('penilaian', { bagian: 'juri' }, 'Ctrl+N'), at('penilaian'))
    add('bekukan', w.freeze, () => void goAndPress('hasil', {}, 'Alt+B'), {
      ...at('hasil'),
      known: ['Revisi hasil', 'Penetapan'],
    })
    for (const kind of Object.keys(w.imports) as ImportKind[]) {
      add(`impor ${kind}`, w.imports[kind], () => void openImport(kind), {
        under: w.fromFile,
        known: [importWords.kinds[kind].title],
      })
    }
    for (const [code, name] of Object.entries(w.documents)) {
      add(`dokumen ${code}`, name, go('dokumen', { dokumen: code }), {
        under: words.screens.dokumen,
        known: [`Cetak ${name}`],
      })
    }
    for (const [code, name] of Object.entries(settingsWords.sections)) {
      add(`pengaturan ${code}`, w.setting(name), go('pengaturan', { bagian: code }), {
        under: words.screens.pengaturan,
        known: [name],
      })
    }
    add('urungkan', w.undo, () => void undo(), { chord: 'Ctrl+Z' })
    add('kembalikan', w.redo, () => void redo(), { chord: 'Ctrl+Y' })
    for (const edition of desk.editions) {
      if (edition.id !== desk.edition)
        add(`edisi ${edition.id}`, w.edition(edition.short_name), () => chooseEdition(edition.id), {
          under: w.otherEdition,
        })
    }
  }
  if (desk.file && !desk.readOnly)
    add('edisi baru', words.edition.fresh, go('mulai', { act: 'edisi' }), { known: ['Buat edisi', 'Kompetisi baru'] })
  add('berkas lain', w.otherFile, go('mulai'), {
    chord: 'Ctrl+O',
    known: ['Mulai', 'Buka berkas meja', 'Contoh KIPP 2021', 'Buat meja baru'],
  })
  if (desk.file)
    add('tutup berkas', w.closeFile, () => void closeDesk(), { under: desk.file.name, known: ['Tutup meja'] })
  const theme = themeNow()
  if (theme !== 'light') add('terang', w.light, () => setTheme('light'), { known: ['Light', 'Tema terang'] })
  if (theme !== 'dark') add('gelap', w.dark, () => setTheme('dark'), { known: ['Dark', 'Tema gelap', 'Malam'] })
  if (theme !== undefined) add('sistem', w.system, () => setTheme(undefined), { known: ['Tema sistem'] })
  add('bantuan', words.keys.help, () => void (frame.help = true), { chord: 'F1', known: ['Tombol', 'Help'] })
  return all
}

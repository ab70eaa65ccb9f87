/**
 * Piagam, its register of numbers, and Riwayat by keyboard alone; the flows of flows.md are counted: 6 (7 keys), 9 (9
 * keys), 10 (5 keys).
 */
import { after, before, test } from 'node:test'
import assert from 'node:assert/strict'
import { pdfPages, pdfText } from '../harness/papers.mjs'
import { agencyNamed, changeAgency, newEdition } from '../harness/arrange.mjs'
import {
  at,
  button,
  call,
  closed,
  counted,
  desk,
  dialog,
  find,
  focused,
  focusIn,
  heading,
  holdBack,
  onRow,
  page,
  pageDrawn,
  press,
  printed,
  prints,
  reload,
  screen,
  sitDownAtSample,
  standUp,
  startCounting,
  type,
  undoBar,
} from '../harness/hands.mjs'
import { looksRight, picture } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

const LONG =
  'Prof. Dr. Ir. Hj. Andi Muhammad Supiyan Sakti Daeng Mappangara Karaeng Bontolangkasa, ' +
  'S.K.M., M.Kes., M.M., Ph.D., Apt.'
let edition

before(async () => {
  await sitDownAtSample()
  edition = (await call('editions.list'))[0].id
  // One name that must shrink, one number that is missing.
  const rows = (await call('certificates.list', { edition })).rows
  await call('certificates.replace', { certificate: rows[6].id, reason: 'Nama kurang lengkap', name: LONG })
  await call('certificates.void', { certificate: rows[9].id, reason: 'Nama salah' })
})
after(standUp)

const onBeranda = async () => {
  await screen('Control+1', 'Beranda')
  await page.waitForFunction(
    () => document.querySelector('[data-testid="belum-penilaian"], main table, main ol') !== null,
  )
  startCounting()
}

test('flow 6: the certificates are printed, one number missing, one name shrunk, in 7 keys', async () => {
  await onBeranda()
  const before = (await prints()).length
  await press('Control+8')
  await onRow()
  await page.locator('[data-finding="1"]').waitFor()
  await page.getByTestId('cetak').getByText('Cetak 9').waitFor()
  await press('F8')
  await focusIn('[data-finding="0"]')
  assert.match(await page.locator('[data-finding="0"]').innerText(), /Peringkat 10 .* belum bernomor/)
  await press('Enter')
  await focusIn('input')
  assert.match(await page.locator('[data-finding="0"] input').inputValue(), /^061\/CONTOH-12/)
  await press('Enter')
  await page.getByTestId('cetak').getByText('Cetak 10').waitFor()
  await page.waitForFunction(() => document.querySelectorAll('[data-finding]').length === 1)
  await press('F8')
  await focusIn('[data-finding="0"]')
  assert.match(await page.locator('[data-finding="0"]').innerText(), /menyusut dari/)
  await page.getByText('Halaman 7 dari 10').waitFor()
  await press('Control+p')
  await page.getByTestId('pemberitahuan').getByText('3 sertifikat diserahkan ke pencetak').waitFor()
  counted('flow 6', 7)
  const made = (await prints()).slice(before)
  const papers = await Promise.all(made.map(printed))
  assert.deepEqual(papers.map(pdfPages), [7, 3])
  assert.match(pdfText(papers[1]), /CONTOH-12/)
})

test('one comes back to the page one looked at', async () => {
  const inSight = (number) =>
    page.evaluate((wanted) => {
      const [paper, table] = [
        document.querySelector(`[data-page="${wanted}"]`),
        document.querySelector('[data-testid="halaman"]'),
      ].map((one) => one?.getBoundingClientRect())
      return paper && table && paper.top >= table.top - 24 && paper.top < table.bottom
    }, number)
  // What was printed is laid anew; only then one turns its pages.
  await page.waitForFunction(() => /SALINAN/.test(document.querySelector('[data-page="1"]')?.textContent ?? ''))
  await page.getByTestId('halaman').focus()
  const now = async () =>
    Number(/Halaman (\d+) dari/.exec(await page.locator('.preview [role=status]').innerText())?.[1] ?? 1)
  await until('page 7', async () =>
    (await inSight(7)) ? true : void (await press((await now()) > 7 ? 'PageUp' : 'PageDown')),
  )
  await screen('Control+1', 'Beranda')
  await screen('Control+8', 'Piagam')
  await until('page 7 again', () => inSight(7))
  assert.equal(await inSight(1), false)
})

test('the page that was printed once says SALINAN the next time', async () => {
  const rows = (await call('certificates.list', { edition })).rows
  assert.ok(rows.every((row) => row.prints === 1))
  await page.waitForFunction(() => /SALINAN/.test(document.querySelector('[data-page="1"]')?.textContent ?? ''))
  await pageDrawn()
  await looksRight('piagam')
})

test('one, some, all: Space and Ctrl+A tick, the longest name comes first, one file per recipient', async () => {
  await press('Control+f')
  await press('Enter')
  await onRow()
  await press('Home')
  // Printed already: another sheet is SALINAN, so nobody is ticked by himself.
  await page.getByTestId('cetak').getByText('Cetak 0').waitFor()
  await press('Control+p')
  await page
    .getByRole('contentinfo')
    .getByText(/Yang sudah dicetak tidak dicentang sendiri/)
    .waitFor()
  await looksRight('piagam-sudah-dicetak')
  await press('Control+a')
  await page.getByTestId('cetak').getByText('Cetak 10').waitFor()
  await press('Control+a')
  await page.getByTestId('cetak').getByText('Cetak 0').waitFor()
  await press(' ')
  await page.getByTestId('cetak').getByText('Cetak 1').waitFor()
  await press('Shift+ArrowDown')
  await page.getByTestId('cetak').getByText('Cetak 2').waitFor()
  await page.getByLabel('Urutan').selectOption('longest')
  assert.match(await page.locator('[data-line]').first().innerText(), /Karaeng Bontolangkasa/)
  const before = (await desk.bridge.written()).length
  await page.getByTestId('per-penerima').click()
  await page.getByTestId('pemberitahuan').getByText('2 berkas PDF disimpan').waitFor()
  const files = (await desk.bridge.written()).slice(before)
  assert.deepEqual(
    files.map((file) => file.name.replace(/.*\//, '')),
    ['01-kejar-stunting.pdf', '02-kelas-buby.pdf'],
  )
  assert.ok(
    (await call('certificates.list', { edition })).rows.every((row) => row.prints === 1),
    'a file is no print',
  )
  assert.doesNotMatch(pdfText(await desk.bridge.writtenFile(before)), /SALINAN/)
  await page.getByTestId('pemberitahuan').getByRole('button', { name: 'Buka folder' }).last().click()
  await until('the folder is shown', async () => (await desk.bridge.acts()).some((act) => act.act === 'reveal'))
  await page.getByLabel('Urutan').selectOption('rank')
  await page.locator('[data-line="1"]').click()
  await press('Control+a')
  await page.getByTestId('cetak').getByText('Cetak 10').waitFor()
})

test('printing tells what it is at, and Esc stops what is still to come', async () => {
  const before = (await prints()).length
  let go
  const gate = new Promise((open) => (go = open))
  // The answer of the first kind of paper is held back until Esc was pressed.
  await page.route('**/call/certificates.print*', async (route) => {
    const response = await route.fetch()
    await gate
    await route.fulfill({ response })
  })
  try {
    await press('Control+p')
    const progress = page.getByTestId('kemajuan')
    await progress
      .getByText(/Mencetak 10 piagam|Piagam \d/)
      .first()
      .waitFor()
    await looksRight('piagam-mencetak')
    await press('Escape')
    await progress.getByText('Menghentikan…').waitFor()
  } finally {
    go()
  }
  await page.getByText('Dihentikan. 7 lembar sudah diserahkan, sisanya tidak dibuat.').waitFor()
  await page.unroute('**/call/certificates.print*')
  assert.equal((await prints()).length, before + 1)
  const rows = (await call('certificates.list', { edition })).rows
  assert.ok(
    rows.filter((row) => row.document === 'sertifikat').every((row) => row.prints === 1),
    'the certificates were not printed',
  )
})

test('after a paper jam the print goes on from the fourth sheet, in 3 keys; the lost prints do not count', async () => {
  const before = await call('certificates.list', { edition })
  const made = (await prints()).length
  startCounting()
  await press('Alt+l')
  await focusIn('#lanjut-dari')
  assert.match(await dialog().innerText(), /dihentikan setelah 7 dari 10 lembar/)
  assert.equal(await at('lanjut-dari').inputValue(), '7')
  await looksRight('piagam-lanjut')
  await press('4')
  await until('three are done', async () => (await at('lanjut-dari').inputValue()) === '3')
  await press('Enter')
  await page.getByTestId('pemberitahuan').getByText('4 piagam dan 3 sertifikat diserahkan ke pencetak').waitFor()
  counted('lanjut cetak', 3)
  assert.deepEqual(
    await Promise.all((await prints()).slice(made).map(async (act) => pdfPages(await printed(act)))),
    [4, 3],
  )
  const after = await call('certificates.list', { edition })
  assert.deepEqual(
    after.rows.map((row, n) => row.prints - before.rows[n].prints),
    [0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
  )
  const { rows } = await call('certificates.register', { edition })
  assert.equal(
    rows.flatMap((row) => row.prints).filter((print) => print.state === 'failed' && print.reason === 'Kertas macet')
      .length,
    4,
  )
})

test('paper, style and offset change the page', async () => {
  await page.getByLabel('Kertas').selectOption('F4')
  await page.getByText('330 × 215 mm').waitFor()
  await page.getByLabel('Susunan').selectOption('teks')
  await page.getByLabel('Cetak kop').uncheck()
  await page.getByLabel('Geser kanan, mm').fill('2.5')
  await page.getByLabel('Geser kanan, mm').press('Enter')
  await pageDrawn()
  await page.getByLabel('Kertas').selectOption('A4')
  await page.getByLabel('Susunan').selectOption('klasik')
  await page.getByLabel('Cetak kop').check()
  await pageDrawn()
})

test('flow 9: a certificate is replaced with the right name and printed, in 9 keys', async () => {
  await onBeranda()
  const before = (await prints()).length
  await press('Control+8')
  await onRow()
  await press('Alt+r')
  await heading('Register nomor')
  await onRow()
  await press('Control+f')
  await type('japri')
  await press('Enter')
  await onRow()
  await page.getByTestId('rincian-nomor').getByText('Supiyan Sakti').waitFor()
  await press('Alt+g')
  await focusIn('#sebab')
  await type('n')
  await press('Tab')
  await type('Sufyan Sakti')
  await press('Tab')
  await type('Ejaan menurut surat perangkat daerah')
  await press('Control+Enter')
  await page
    .getByTestId('pemberitahuan')
    .getByText(/Pengganti .*CONTOH-06.* diterbitkan/)
    .waitFor()
  await press('Control+p')
  await page.getByTestId('pemberitahuan').getByText('1 piagam diserahkan ke pencetak').waitFor()
  counted('flow 9', 9)
  const [made] = (await prints()).slice(before)
  const text = pdfText(await printed(made))
  assert.match(text, /PENGGANTI Nomor 061\/CONTOH-06/)
  assert.match(text, /Sufyan Sakti/)
  const book = await call('certificates.register', { edition })
  const old = book.rows.find((row) => row.name === 'Supiyan Sakti')
  assert.equal(old.state, 'replaced')
  assert.match(old.reason, /Nama salah ejaan\. Ejaan menurut surat/)
})

test('without a printer the PDF program has it; opened again it is the same print; one key says it came', async () => {
  await desk.bridge.printer('missing')
  const stands = async () => {
    const row = (await call('certificates.register', { edition })).rows.find((one) => one.name === 'Sufyan Sakti')
    return [row.printed, row.opened, row.prints.map((print) => [print.copy, print.state])]
  }
  const log = page.getByTestId('cetakan')
  for (let time = 1; time <= 2; time++) {
    await onRow()
    await press('Control+p')
    await log.getByText('Dibuka di program PDF').waitFor()
    await until('it is opened', async () => (await prints()).length >= time)
    assert.deepEqual(await stands(), [
      1,
      true,
      [
        [1, 'handed'],
        [2, 'opened'],
      ],
    ])
  }
  await looksRight('register-nomor-dibuka')
  await press('Alt+s')
  await log.getByText('Sudah tercetak').waitFor()
  assert.deepEqual(await stands(), [
    2,
    false,
    [
      [1, 'handed'],
      [2, 'confirmed'],
    ],
  ])
  await desk.bridge.printer('refuses')
  await press('Control+p')
  await page.getByText('Berkas tidak dapat dicetak.').waitFor()
  assert.deepEqual(
    await stands(),
    [
      2,
      false,
      [
        [1, 'handed'],
        [2, 'confirmed'],
      ],
    ],
    'nothing is recorded that no printer took',
  )
  // The bar of what can be taken back goes first.
  await press('Escape', 'Escape')
  await page.getByText('Berkas tidak dapat dicetak.').waitFor({ state: 'detached' })
  await desk.bridge.printer('takes')
})

test('a print that failed is said with its reason, does not count, and can be taken back', async () => {
  await onRow()
  await press('Alt+c')
  await dialog().waitFor()
  await looksRight('register-nomor-gagal')
  await at('reason').focus()
  await type('Kertas macet')
  await press('Enter')
  await page.getByTestId('cetakan').getByText('Kertas macet').waitFor()
  const printed = async () =>
    (await call('certificates.register', { edition })).rows.find((one) => one.name === 'Sufyan Sakti').printed
  assert.equal(await printed(), 1)
  await undoBar('dinyatakan gagal cetak')
  await press('Control+z')
  await until('it counts again', async () => (await printed()) === 2)
})

test('the old one reprints only as DIBATALKAN, and cannot be replaced again', async () => {
  await onRow()
  await press('Home')
  const detail = page.getByTestId('rincian-nomor')
  await detail.getByText(/Diganti oleh 061\/CONTOH-13/).waitFor()
  await page.waitForFunction(() =>
    /DIBATALKAN/.test(document.querySelector('[data-testid="gambar-halaman"]')?.getAttribute('alt') ?? ''),
  )
  await press('Alt+g')
  await page.getByText('Piagam ini sudah diganti.').waitFor()
  assert.equal(await page.locator('dialog[open]').count(), 0)
})

test('only void: without a reason nothing happens, the field says so', async () => {
  await find('pugalu')
  await page.getByTestId('cetak').getByText('Cetak sertifikat ini').waitFor()
  await button('ganti')()
  await focusIn('#sebab')
  await page.getByRole('heading', { name: /^Ganti sertifikat/ }).waitFor()
  await looksRight('register-nomor-ganti')
  await press('Shift+Tab', 'Shift+Tab', 'Shift+Tab', 'ArrowDown')
  await page.getByRole('heading', { name: /^Batalkan sertifikat/ }).waitFor()
  await press('Control+Enter')
  await page.locator('#sebab[aria-invalid="true"]').waitFor()
  await page.locator('#sebab-salah').getByText('Pilih sebabnya, atau tulis di keterangan.').waitFor()
  await looksRight('register-nomor-tanpa-sebab')
  await at('reason').focus()
  await type('Penerima mengundurkan diri')
  // The second Enter falls on the button that opened it, while the book still says what was before.
  const answer = await holdBack('certificates.register')
  await page.getByTestId('terbitkan').focus()
  await press('Enter')
  await closed()
  await focused('[data-testid="ganti"]')
  await press('Enter')
  await answer()
  await page.getByText('Sertifikat ini sudah dibatalkan.').waitFor()
  assert.equal(await dialog().count(), 0)
  await page
    .getByTestId('pemberitahuan')
    .getByText(/Sertifikat .*CONTOH-09.* dibatalkan/)
    .waitFor()
  await page.getByTestId('rincian-nomor').getByText('Penerima mengundurkan diri').waitFor()
})

test('a gap stands in the book as its own row, and F8 goes to it', async () => {
  const rows = (await call('certificates.list', { edition })).rows
  const open = rows.find((row) => row.id === null)
  await call('certificates.issue', {
    edition,
    submissions: [open.submission],
    numbers: [{ submission: open.submission, number: '061/CONTOH-16/B. Organisasi/Setda' }],
  })
  await onBeranda()
  await press('Control+8')
  await onRow()
  await press('Alt+r')
  await onRow()
  await press('Control+f')
  await press('Escape')
  await press('Enter')
  await onRow()
  await press('F8')
  await page
    .locator('[data-line]:focus')
    .getByText(/^Celah: nomor 14–15/)
    .waitFor()
  const lines = await page.locator('[data-line]').allInnerTexts()
  const gap = lines.findIndex((line) => /Celah/.test(line))
  assert.match(lines[gap - 1], /CONTOH-13/)
  assert.match(lines[gap + 1], /CONTOH-16/)
  await looksRight('register-nomor')
})

test('flow 10: one change of the history is taken back, in 5 keys', async () => {
  await changeAgency('Dinas Pertanian', { contact: 'Petugas Contoh' })
  await onBeranda()
  await press('Control+k')
  await type('riwayat')
  await page.locator('[data-answered="riwayat"]').waitFor({ state: 'attached' })
  await press('Enter')
  await heading('Riwayat')
  await onRow()
  await press('Control+f')
  await type('Dinas Pertanian')
  await press('Enter')
  await onRow()
  const detail = page.getByTestId('rincian-perubahan')
  await picture('riwayat-sebelum')
  await detail.getByRole('row', { name: 'Narahubung – Petugas Contoh' }).waitFor()
  await looksRight('riwayat')
  await press('Alt+u')
  await undoBar('Dinas Pertanian')
  counted('flow 10', 5)
  assert.equal((await agencyNamed('Dinas Pertanian')).contact, null)
  assert.match(await page.locator('[data-line]', { hasText: 'Diurungkan' }).first().innerText(), /Dinas Pertanian/)
})

test('what was undone can be brought back with Ctrl+Y', async () => {
  await press('Control+y')
  await until('it is back', async () => (await agencyNamed('Dinas Pertanian')).contact === 'Petugas Contoh')
})

test('a refusal stands where the button would be, told before it is tried, with its way on', async () => {
  await find('dinyatakan lolos')
  const detail = page.getByTestId('rincian-perubahan')
  await detail.getByText('Tidak dapat diurungkan').waitFor()
  await detail.getByText(/mendahului: Hasil 2021 dibekukan sebagai revisi 1/).waitFor()
  assert.equal(await page.getByTestId('urungkan-ini').count(), 0)
  assert.equal(await page.getByTestId('jalan-lain').innerText(), 'Buat koreksi di Hasil')
  await looksRight('riwayat-ditolak')
})

test('what can never be undone says why, without being asked', async () => {
  await find('dibekukan')
  await page.getByTestId('rincian-perubahan').getByText('Koreksi menjadi revisi berikutnya.').waitFor()
  await page.getByTestId('jalan-lain').getByText('Hasil').waitFor()
})

test('many without a number are one line, which leaves the list its room', async () => {
  const issued = (await call('certificates.list', { edition })).rows.filter((row) => row.id !== null)
  for (const row of issued.slice(0, 6)) await call('certificates.void', { certificate: row.id, reason: 'Salah kertas' })
  await reload()
  await screen('Control+8', 'Piagam')
  await onRow()
  const check = page.getByTestId('pemeriksaan')
  await check.getByText('6 penerima belum bernomor').waitFor()
  // What the layout has to say comes later.
  await page.waitForFunction(() => document.querySelectorAll('[data-page]').length === 10)
  await looksRight('piagam-belum-bernomor')
  const said = (await page.locator('[data-finding]').allInnerTexts()).map((line) => line.replace(/\s+/g, ' '))
  assert.equal(said.filter((line) => /belum bernomor/.test(line)).length, 1, said.join('; '))
  assert.ok(said.length <= 4, said.join('; '))
  // One by one when that is wanted, from the keyboard.
  await press('F8')
  await focused('[data-testid="beri-nomor"]')
  await press('Tab')
  await press('Enter')
  await until('each of them', async () => (await check.getByRole('button', { name: /^Isi nomor/ }).count()) === 6)
  await looksRight('piagam-satu-per-satu')
  await press('Enter')
  await until('one line again', async () => (await check.getByRole('button', { name: /^Isi nomor/ }).count()) === 0)
  await press('Shift+Tab')
  await press('Enter')
  await page.getByTestId('nomor-akan-diberikan').waitFor()
  await press('Control+Enter')
  await page.getByTestId('pemberitahuan').getByText('6 nomor diberikan').waitFor()
  assert.ok((await call('certificates.list', { edition })).rows.every((row) => row.id !== null))
})

/** Whose page is in sight, and what stands over the pages. */
const inSight = () =>
  page.evaluate(() => {
    const box = document.querySelector('[data-testid="halaman"]').getBoundingClientRect()
    const top = box.top + box.height / 3
    const paper = [...document.querySelectorAll('[data-page]')].find((one) => {
      const place = one.getBoundingClientRect()
      return place.top <= top && place.bottom >= top
    })
    return { said: document.querySelector('.preview .bar b').textContent, page: paper?.textContent ?? '' }
  })
const follows = (name) =>
  until(`the page of ${name}`, async () => {
    const now = await inSight()
    return now.said.startsWith(name) && now.page.includes(name)
  })

test('the page follows the picked row: after a number, after a replacement that changes the order', async () => {
  const rows = (await call('certificates.list', { edition })).rows
  await call('certificates.void', { certificate: rows[8].id, reason: 'Salah kertas' })
  await reload()
  await screen('Control+8', 'Piagam')
  await onRow()
  await follows(rows[0].name)
  await page.getByRole('button', { name: /^Isi nomor/ }).click()
  await focused('#nomor-piagam')
  await looksRight('piagam-isi-nomor')
  await page.getByTestId('pakai-nomor').click()
  await page.getByTestId('pemberitahuan').getByText('1 nomor diberikan').waitFor()
  await onRow(rows[8].name)
  await page.waitForFunction(() => document.querySelectorAll('[data-page]').length === 10)
  await follows(rows[8].name)
  await press('Alt+r')
  await heading('Register nomor')
  const classes = (await call('award_classes.list', { edition })).map(({ id, ...one }) => one)
  await call('award_classes.save', {
    edition,
    classes: classes.map((one) =>
      one.document === 'piagam' ? { ...one, rank_from: 4, rank_to: 10 } : { ...one, rank_from: 1, rank_to: 3 },
    ),
  })
  await call('result_revisions.freeze', { edition, reason: 'Kelas berubah' })
  await call('certificates.replace', { certificate: rows[0].id, reason: 'Hasil dikoreksi' })
  await press('Alt+r')
  await onRow(rows[8].name)
  await page.waitForFunction(() => document.querySelectorAll('[data-page]').length === 10)
  await follows(rows[8].name)
  const heads = await page.getByRole('rowheader').allInnerTexts()
  assert.deepEqual(
    heads.map((head) => head.split(/[\s,]/)[0]),
    ['Sertifikat', 'Piagam'],
    'one head for each kind of paper',
  )
  await looksRight('piagam-kelas-berubah')
})

test('without a frozen result there is the way to Hasil', async () => {
  await newEdition(2022)
  await reload()
  await press('Control+8')
  await page.getByRole('heading', { name: 'Hasil belum dibekukan' }).waitFor()
  await looksRight('piagam-kosong')
  await page.getByTestId('ke-hasil').click()
  await heading('Hasil')
})

test('nothing went wrong unseen', () => desk.seeNothingWrong())

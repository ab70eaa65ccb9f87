/**
 * Stages are rows: a field visit becomes a scored stage, with the weights in the same step; five of them in the grids,
 * the result and the wizard. The scale changes for all of them at once.
 */
import { after, before, describe, test } from 'node:test'
import assert from 'node:assert/strict'
import { agency, judged, juror, leaves, newEdition, passed } from '../harness/arrange.mjs'
import {
  at,
  button,
  call,
  closed,
  desk,
  dialog,
  focusAt,
  focused,
  focusIn,
  heading,
  holdBack,
  noDraft,
  page,
  press,
  rail,
  reload,
  sitDown,
  standUp,
  type,
  undoBar,
} from '../harness/hands.mjs'
import { looksRight, looksRightEverywhere, picture } from '../harness/looks.mjs'
import { until } from '../harness/until.mjs'

/** Cells whose words are cut, stand over the next, or are wider than their pane. */
const crowded = (selector) =>
  page.locator(selector).evaluateAll((all) =>
    all
      .filter((one) => {
        const range = document.createRange()
        range.selectNodeContents(one)
        const [words, cell] = [range.getBoundingClientRect(), one.getBoundingClientRect()]
        return words.width > 0 && (words.left < cell.left - 1 || words.right > cell.right + 1)
      })
      .map((one) => one.textContent),
  )

const section = (id) => button(`bagian-${id}`)()
const scored = async (edition) => (await judged(edition)).map((one) => [one.name, one.weight])
const box = (label, stage) => page.getByRole('checkbox', { name: `${label} ${stage}`, exact: true })

describe('Pengaturan', () => {
  let edition
  before(async () => {
    await sitDown()
    edition = await newEdition()
    await reload()
    await rail('pengaturan', 'Pengaturan')
    await section('tahapan')
  })
  after(standUp)

  test('a field visit is scored and used, with the weights of all in the same step', async () => {
    await box('Dinilai', 'Verifikasi lapangan').click()
    await dialog().waitFor()
    await press('Control+Enter')
    await closed()
    await until(
      'it is scored',
      async () => (await call('stages.list', { edition })).find((one) => one.code === 'verifikasi').scored,
    )
    await box('Dipakai', 'Verifikasi lapangan').click()
    await dialog().waitFor()
    await at('bobot-tahapan.verifikasi').fill('200')
    await page.getByTestId('jumlah-bobot-tahapan').getByText('lebih 200').waitFor()
    await press('Control+Enter')
    await dialog().getByRole('alert').getByText('lebih 200').waitFor()
    await looksRight('bobot-tahapan')
    await at('bobot-tahapan.proposal').fill('500')
    await at('bobot-tahapan.presentasi').fill('300')
    await press('Control+Enter')
    await closed()
    assert.deepEqual(await scored(edition), [
      ['Penilaian proposal', 500],
      ['Presentasi dan wawancara', 300],
      ['Verifikasi lapangan', 200],
    ])
    await noDraft()
  })

  test('a stage is added by its name, moved by keys, and taken away again', async () => {
    for (const [name, weight] of [
      ['Suara warga', '0'],
      ['Uji pimpinan', '0'],
    ]) {
      await button('tambah-tahapan')()
      await focusAt('name')
      await at('name').fill(name)
      await page.getByTestId('dinilai').check()
      await at('bobot-tahapan.+').fill(weight)
      await press('Control+Enter')
      await closed()
    }
    await at('tahapan.uji-pimpinan.name').waitFor()
    await looksRightEverywhere('lima tahapan')
    const order = async () => (await judged(edition)).map((one) => one.code)
    await page.getByRole('button', { name: 'Naikkan Uji pimpinan', exact: true }).focus()
    await press('Alt+ArrowUp')
    await until(
      'it stands above',
      async () => (await order()).join() === 'proposal,presentasi,verifikasi,uji-pimpinan,suara-warga',
    )
    // A sixth is refused where it is asked for.
    await button('tambah-tahapan')()
    await at('name').fill('Keenam')
    await page.getByTestId('dinilai').check()
    await press('Control+Enter')
    await dialog().getByRole('alert').getByText('Paling banyak 5').waitFor()
    await press('Escape')
    await closed()
    // An office stage goes at once and comes back by one key.
    await page.getByRole('button', { name: 'Hapus Teguran', exact: true }).click()
    await undoBar('Teguran')
    await page.getByTestId('rel-pengaturan').focus()
    await press('Control+z')
    await at('tahapan.teguran.name').waitFor()
    // What a tie rule names stays, and says so.
    await page.getByRole('button', { name: 'Hapus Penilaian proposal', exact: true }).click()
    await at('bobot-tahapan.presentasi').fill('800')
    await press('Control+Enter')
    await dialog().getByText('penentu seri 1').waitFor()
    // Esc first gives the field what stood there, then leaves.
    await focusAt('bobot-tahapan.presentasi')
    await press('Escape')
    assert.equal(await at('bobot-tahapan.presentasi').inputValue(), '300')
    await press('Escape')
    await closed()
  })

  test('the scale changes for all stages at once; level texts outside it are named first', async () => {
    await section('edisi')
    await page.getByText('Skala nilai 0,00 sampai 100,00').waitFor()
    await button('ubah-skala')()
    await focusAt('scale_min')
    await at('scale_min').fill('1')
    await at('scale_max').fill('5')
    await press('Control+Enter')
    await at('scale_max-salah').getByText('Teks tingkat di luar skala').waitFor()
    await looksRight('skala')
    await page.getByTestId('hapus-tingkat').check()
    await press('Control+Enter')
    await closed()
    await page.getByText('Skala nilai 1,00 sampai 5,00').waitFor()
  })

  test('a level text is typed as decimals and refused at its own field', async () => {
    await section('rubrik')
    await page.locator('[data-row="bobot.verifikasi.nilai"]').click()
    await page.getByTestId('tambah-tingkat').click()
    await focusAt('tingkat.verifikasi.0.0.from')
    await at('tingkat.verifikasi.0.0.from').fill('4,5')
    await at('tingkat.verifikasi.0.0.to').fill('50')
    await at('tingkat.verifikasi.0.0.title').fill('Baik')
    await at('tingkat.verifikasi.0.0.text').fill('Terlihat di lapangan')
    await press('Control+Enter')
    await at('tingkat.verifikasi.0.0.to-salah').getByText('Nilai 1,00 sampai 5,00').waitFor()
    await looksRight('teks-tingkat')
    await at('tingkat.verifikasi.0.0.to').fill('5')
    await press('Control+Enter')
    await page.getByText('Bobot sudah tersimpan.').waitFor()
    const visit = (await judged(edition)).find((one) => one.code === 'verifikasi')
    assert.deepEqual(visit.criteria[0].levels, [
      { from: '4,50', to: '5,00', title: 'Baik', text: 'Terlihat di lapangan' },
    ])
  })

  test('keys faster than the desk move a stage as often as they were pressed', async () => {
    await section('tahapan')
    const codes = async () => (await call('stages.list', { edition })).map((one) => one.code)
    const before = await codes()
    const moved = [...before]
    moved.splice(-3, 0, moved.pop())
    const answer = await holdBack('stages.order')
    await page.getByRole('button', { name: 'Naikkan Tindak lanjut', exact: true }).focus()
    await press('Alt+ArrowUp', 'Alt+ArrowUp', 'Alt+ArrowUp')
    await answer()
    await until('it stands three places above', async () => (await codes()).join() === moved.join())
    await press('Alt+ArrowDown', 'Alt+ArrowDown', 'Alt+ArrowDown')
    await until('it stands where it stood', async () => (await codes()).join() === before.join())
  })

  test('a name that was refused stays said while another field of its row is saved', async () => {
    const teguran = async () => (await call('stages.list', { edition })).find((one) => one.code === 'teguran')
    const said = at('tahapan.teguran.name-salah')
    await at('tahapan.teguran.name').fill('')
    await press('Tab')
    await said.getByText('Nama tahapan belum diisi.').waitFor()
    await focusAt('tahapan.teguran.starts_on')
    await type('9/12/2021')
    await press('Tab')
    await until('the day is saved', async () => (await teguran()).starts_on === '2021-12-09')
    await said.waitFor()
    assert.equal((await teguran()).name, 'Teguran')
    await at('tahapan.teguran.name').fill('Teguran tertulis')
    await press('Tab')
    await said.waitFor({ state: 'detached' })
    await until('the name is saved', async () => (await teguran()).name === 'Teguran tertulis')
    await noDraft()
  })

  test('criteria removed by keys go and come back one after the other, and nothing of the desk is undone', async () => {
    await section('rubrik')
    const { code, criteria } = (await judged(edition))[0]
    const row = (n) => page.locator(`[data-row="bobot.${code}.${criteria[n].code}"]`)
    const ops = async () => (await call('operations.list', { text: '', open: false, limit: 5 })).map((one) => one.label)
    const before = await ops()
    await row(1).click({ position: { x: 40, y: 10 } })
    await press('Delete')
    await focused(`[data-row="bobot.${code}.${criteria[2].code}"]`)
    await press('Delete')
    await focused(`[data-row="bobot.${code}.${criteria[3].code}"]`)
    await press('Control+z')
    await focused(`[data-row="bobot.${code}.${criteria[2].code}"]`)
    await press('Control+z')
    await focused(`[data-row="bobot.${code}.${criteria[1].code}"]`)
    await page.getByText('Bobot sudah tersimpan.').waitFor()
    assert.deepEqual(await ops(), before)
    // Thrown away by its button, which is gone then: the focus is on the row.
    await press('Delete')
    await page.getByRole('button', { name: 'Buang isian' }).focus()
    await press('Enter')
    await row(1).waitFor()
    await focusIn('[data-row]')
  })

  test('a code that stands there already is said at its own field', async () => {
    const { code, criteria } = (await judged(edition))[0]
    await page.locator(`[data-row="bobot.${code}.${criteria[1].code}"]`).click()
    await at('kriteria.code').fill(criteria[0].code)
    await page.locator(`[data-row="bobot.${code}"]`).click()
    await press('Control+Enter')
    await at('kriteria.code-salah').getByText('dipakai dua kali').waitFor()
    await page.getByRole('button', { name: 'Buang isian' }).click()
    await page.getByText('Bobot sudah tersimpan.').waitFor()
    await noDraft()
  })

  test('a pattern of numbers shows what it makes while it is typed', async () => {
    await section('kantor')
    await at('nomor_piagam').fill('061/{urut:3}/B. Organisasi/Setda')
    await page.getByTestId('contoh-pola').getByText('Contoh: 061/001/B. Organisasi/Setda', { exact: true }).waitFor()
    await at('nomor_piagam').fill('061/{urut')
    await page.getByTestId('contoh-pola').filter({ hasNotText: 'Contoh' }).waitFor({ state: 'attached' })
    await press('Escape')
    await section('edisi')
    await at('number_template').fill('{bulan_romawi}/{urut}/{tahun}')
    await page.getByTestId('contoh-pola').getByText('Contoh: XII/1/2021', { exact: true }).waitFor()
    await looksRight('contoh-nomor')
    await press('Escape')
    await noDraft()
  })

  test('five stages are scored, seen on Beranda, in the grid and in the result, at every size', async () => {
    const [dinkes, dinsos] = [await agency('01', 'Dinas Kesehatan'), await agency('02', 'Dinas Sosial')]
    const titles = await passed(edition, [
      ['Kejar Stunting', dinkes],
      ['Kelas Ibu Hamil dan Balita Sehat di Setiap Desa', dinsos],
    ])
    const jurors = [await juror(edition, 'Juri Satu'), await juror(edition, 'Juri Dua')]
    for (const stage of await judged(edition)) {
      await call('stages.open', { stage: stage.id })
      for (const submission of Object.values(titles))
        for (const [n, one] of jurors.entries())
          await call('score_sheets.record', {
            stage: stage.id,
            submission,
            juror: one,
            marks: leaves(stage).map((criterion) => ({ criterion, mark: n ? '4,25' : '3,5' })),
          })
    }
    await rail('beranda', 'Beranda')
    await looksRightEverywhere('lima tahapan di Beranda')
    await page.setViewportSize({ width: 1024, height: 700 })
    const broken = await page.locator('.stages .name').evaluateAll((all) =>
      all.flatMap((one) => {
        const words = one.textContent.split(', ')[0].split(/[ \u00AD]/)
        const probe = one.cloneNode()
        probe.style.cssText = 'position: absolute; white-space: nowrap'
        one.parentElement.append(probe)
        const wide = words.filter((word) => ((probe.textContent = word), probe.offsetWidth > one.clientWidth + 1))
        probe.remove()
        return wide
      }),
    )
    assert.deepEqual(broken, [], 'no name of a step breaks within a word')
    await rail('hasil', 'Hasil')
    await page
      .getByRole('row', { name: /Kejar Stunting/ })
      .first()
      .waitFor()
    for (const width of [1366, 1024]) {
      await page.setViewportSize({ width, height: 700 })
      assert.deepEqual(await crowded('.ranks .head .cell.number'), [], `the heads at ${width}`)
      await page
        .getByRole('row', { name: /Kejar Stunting/ })
        .first()
        .press('Enter')
      const pane = page.getByTestId('penjelasan')
      await pane.getByRole('rowheader', { name: 'Juri Satu' }).waitFor()
      assert.deepEqual(await crowded('[data-testid=penjelasan] :is(th, td)'), [], `the pane at ${width}`)
      for (const name of await pane.getByRole('rowheader').all())
        assert.ok((await name.boundingBox()).height < 40, 'a name stands in a line')
      await picture(`lima-tahapan-hasil-${width}`)
      await press('Escape')
    }
    await looksRightEverywhere('lima tahapan di Hasil')
    await rail('penilaian', 'Penilaian')
    await looksRightEverywhere('lima tahapan di Penilaian')
    // With marks, the scale stands.
    const refused = await call('editions.change', { edition, scale_max: '10' }).catch(({ answer }) => answer)
    assert.equal(refused.title, 'Skala nilai tidak dapat diubah karena sudah ada nilai.')
    // What was opened is switched off with a reason.
    await rail('pengaturan', 'Pengaturan')
    await section('tahapan')
    await box('Dipakai', 'Suara warga').click()
    await dialog().waitFor()
    await press('Control+Enter')
    await at('reason-salah').waitFor()
    await at('reason').fill('Tidak sesuai pedoman')
    await press('Control+Enter')
    await closed()
    assert.equal((await judged(edition)).length, 4)
  })

  test('nothing went wrong unseen', () => desk.seeNothingWrong())
})

describe('a new edition', () => {
  before(async () => {
    await sitDown()
    await page.getByTestId('mulai-edisi').waitFor()
  })
  after(standUp)

  test('three scored stages on a scale of its own, made in one step', async () => {
    await press('Control+n')
    await focusAt('year')
    await press('Control+Enter')
    await page.getByText('Langkah 2 dari 5.').waitFor()
    await box('Dipakai', 'Verifikasi lapangan').check()
    await box('Dinilai', 'Verifikasi lapangan').check()
    await page.getByRole('button', { name: 'Hapus Teguran', exact: true }).click()
    await page.getByTestId('tambah-tahapan').click()
    await focusAt('tahapan.tahapan-12.name')
    await page.keyboard.type('Rapat teknis')
    await looksRight('wizard-tahapan')
    await press('Control+Enter')
    await page.getByText('Langkah 3 dari 5.').waitFor()
    // The visit weighs nothing yet: that is a right sum. A Ctrl+Enter at once would be the second of a double press.
    await at('bobot.verifikasi').fill('0')
    await press('Control+Enter')
    await page.getByText('Langkah 4 dari 5.').waitFor()
    await press('Alt+ArrowLeft')
    await at('bobot.verifikasi').fill('200')
    await at('bobot.proposal').fill('400')
    await at('scale_max').fill('10')
    await looksRight('wizard-rubrik')
    await press('Alt+s')
    await at('scale_max-salah').getByText('Teks tingkat di luar skala').waitFor()
    await page.getByText('Langkah 3 dari 5.').waitFor()
    assert.deepEqual(await call('editions.list'), [])
    await page.getByTestId('hapus-tingkat').check()
    await press('Alt+s')
    await heading('Beranda')
    const [edition] = await call('editions.list')
    assert.deepEqual([edition.scale_min, edition.scale_max], ['0,00', '10,00'])
    assert.deepEqual(await scored(edition.id), [
      ['Penilaian proposal', 400],
      ['Presentasi dan wawancara', 400],
      ['Verifikasi lapangan', 200],
    ])
    const codes = (await call('stages.list', { edition: edition.id })).map((one) => one.code)
    assert.deepEqual([codes.includes('teguran'), codes.at(-1)], [false, 'tahapan-12'])
  })

  test('nothing went wrong unseen', () => desk.seeNothingWrong())
})

/** The team with its conflicts (flow 8). */
import { test } from 'node:test'
import assert from 'node:assert/strict'
import {
  call,
  closed,
  counted,
  dialog,
  focusAt,
  page,
  press,
  screen,
  startCounting,
  type,
  undoBar,
} from '../../harness/hands.mjs'
import { looksRight } from '../../harness/looks.mjs'
import { until } from '../../harness/until.mjs'
import { edition, agencies } from './competition.mjs'

test('flow 8: a juror with a detected and a declared conflict takes nine keys', async () => {
  await screen('Control+1', 'Beranda')
  startCounting()
  await press('Control+6')
  await press('Alt+3')
  await page.getByRole('grid', { name: 'Daftar juri' }).waitFor()
  await press('Control+n')
  await dialog().waitFor()
  await type('Juri Baru')
  await press('Tab')
  await type('dinkes')
  await press('Enter')
  await press('Control+Enter')
  await page.getByText('Benturan kepentingan: 3').waitFor()
  await press('Alt+b')
  await dialog().waitFor()
  await type('pugalu')
  await press('Enter')
  await type('pembina tim inovator')
  await press('Control+Enter')
  await page.getByText('Benturan kepentingan: 4').waitFor()
  counted('flow 8', 9)
  const juror = (await call('jurors.list', { edition })).find((one) => one.name === 'Juri Baru')
  assert.deepEqual([juror.agency, juror.seat, juror.conflicts.length], [agencies.DINKES, 'anggota', 4])
  await undoBar('Benturan Juri Baru dengan Pugalu SIP dicatat')
  await looksRight('juri')
})

test('the form and the conflict dialog are accessible; a juror is edited with F2', async () => {
  await press('F2')
  await page.getByRole('dialog', { name: 'Ubah Juri Baru' }).waitFor()
  await looksRight('juri-ubah')
  await press('Control+a')
  await press('Backspace')
  await press('Control+Enter')
  await dialog().getByRole('alert').waitFor()
  // One stands in the field that is wrong: the first Esc is the field's.
  await focusAt('name')
  await press('Escape', 'Escape')
  await closed()
  await press('Alt+b')
  await page.getByRole('dialog', { name: 'Nyatakan benturan Juri Baru' }).waitFor()
  await type('kejar')
  await looksRight('juri-benturan')
  await press('Escape')
  await press('Escape')
  await closed()
})

test('F2 and Esc change nothing: what stood in the first field stays there', async () => {
  const inList = () => page.evaluate(() => document.activeElement.matches('[data-line]'))
  await until('the list', inList)
  await press('F2')
  const name = dialog().locator('#name')
  const stood = await until('the name', () => name.inputValue())
  await press('Escape')
  await until('back in the list', inList)
  await press('F2')
  await until('the name again', async () => (await name.inputValue()) === stood)
  await press('End')
  await type(', S.E.')
  await press('Escape')
  assert.equal(await name.inputValue(), stood, 'the first Esc is the field’s')
  await press('Escape')
  await until('back in the list', inList)
})

test('the pact is noted with F2 and a day as it is typed', async () => {
  await press('F2')
  await dialog().waitFor()
  for (let n = 0; n < 5; n++) await press('Tab')
  await type('15/11/2021')
  await press('Control+Enter')
  await until(
    'the day',
    async () =>
      (await call('jurors.list', { edition })).find((one) => one.name === 'Juri Baru').pact_on === '2021-11-15',
  )
  await closed()
  await page.getByText('Pakta integritas 15 November 2021').waitFor()
})

test('a sheet that will not come is excused with a reason and awaited again', async () => {
  await page
    .getByRole('button', { name: /^Bebaskan/ })
    .first()
    .focus()
  await press('Enter')
  await dialog().waitFor()
  await type('sakit')
  await press('Enter')
  await page
    .getByRole('button', { name: /^Cabut pembebasan/ })
    .first()
    .focus()
  await press('Enter')
  await until(
    'awaited again',
    async () => (await page.getByRole('button', { name: /^Cabut pembebasan/ }).count()) === 0,
  )
})

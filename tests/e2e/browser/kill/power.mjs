/** The power of one computer: it goes, it comes back, and its files are where they were. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, desk, page, sitDown } from '../../harness/hands.mjs'

const SAMPLE = 'contoh.kipp'
/** The desk of this computer, empty at first. */
export const MEJA = 'meja.kipp'
const data = mkdtempSync(join(tmpdir(), 'kipp-kill-'))

/** Whether the power has gone since the form was begun. */
export let restarted = false

export async function switchOn() {
  await sitDown({ data })
}
export async function openFile(name = SAMPLE) {
  restarted = false
  await show(name)
}
/** The program is killed; the same file is opened again. */
export async function restart(name = SAMPLE) {
  await desk.bridge.kill()
  await desk.end()
  await switchOn()
  restarted = true
  await show(name)
}
/** The page goes and comes back; the program and its file stay as they are. */
export async function comeAgain() {
  restarted = false
  await page.goto(`${desk.bridge.address}/`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}
export async function switchOff() {
  await desk?.end()
  rmSync(data, { recursive: true, force: true })
}

async function show(name) {
  const place = (await call('desks.recent')).findIndex((one) => one.name === name)
  if (place < 0) await call('desks.open_sample')
  else await call('desks.open_recent', { place })
  await page.goto(`${desk.bridge.address}/`)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

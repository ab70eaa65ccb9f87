/**
 * What an edition made from each preset holds, as the wizard shows it before there is an edition. The wizard's copy
 * (ui/src/screens/start/presets.json) is written by running this file; a journey compares the two.
 *
 *   KIPP_BRIDGE=… node tests/e2e/harness/presets.mjs
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startBridge } from './bridge.mjs'

export const COPY = fileURLToPath(new URL('../../../ui/src/screens/start/presets.json', import.meta.url))
const ROLES = ['kepala_daerah', 'sekretaris_daerah', 'kepala_bagian']

/** Asks a desk of its own: editions are made there, so it must be one that is thrown away. */
export async function presetContents(bridge) {
  const roles = new Map()
  for (const role of ROLES) {
    const { value } = await bridge.call('signatories.save', { role, name: role, office: role, capacity: 'definitif' })
    roles.set(value, role)
  }
  const contents = []
  for (const preset of await bridge.call('editions.presets')) {
    const year = preset.year ?? 2026
    const { value: edition } = await bridge.call('editions.create', { preset: preset.key, year })
    const stages = await bridge.call('stages.list', { edition })
    const stageOf = (id) => stages.find((stage) => stage.id === id) ?? null
    const ties = await bridge.call('tie_rules.list', { edition })
    const classes = await bridge.call('award_classes.list', { edition })
    const made = (await bridge.call('editions.list')).find((one) => one.id === edition)
    contents.push({
      key: preset.key,
      year: preset.year,
      place: made.place,
      rounding: made.rounding,
      stages: stages.map(({ code, name, enabled, scored, starts_on, ends_on, weight, scale_min, scale_max, criteria }) => ({
        code, name, enabled, scored, starts_on, ends_on, weight, scale_min, scale_max,
        criteria: criteria.map(({ code, name, guidance, depth, weight, levels }) => ({ code, name, guidance, depth, weight, levels })),
      })),
      ties: ties.map(({ kind, stage, criterion }) => ({
        kind,
        stage: stageOf(stage)?.code ?? null,
        criterion: stageOf(stage)?.criteria.find((one) => one.id === criterion)?.code ?? null,
      })),
      classes: classes.map(({ short_name, full_name, rank_from, rank_to, document, signatory }) => ({
        short_name, full_name, rank_from, rank_to, document, signer: roles.get(signatory) ?? null,
      })),
    })
  }
  return contents
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const bridge = await startBridge()
  await bridge.call('desks.open_default')
  writeFileSync(COPY, `${JSON.stringify(await presetContents(bridge), null, 1)}\n`)
  await bridge.end()
}

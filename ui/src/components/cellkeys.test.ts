import { describe, expect, test } from 'vitest'
import { cellActOf, editorActOf, type CellAct } from './cellkeys'

const at = (row: number, column: number) => ({ row, column })
const size = { rows: 3, columns: 2, page: 2 }
type Mods = Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey', boolean>>
const pressed = (key: string, mods: Mods) => ({
  ...{ ctrlKey: false, altKey: false, metaKey: false, shiftKey: false },
  key,
  ...mods,
})
const go = (row: number, column: number, hold = false): CellAct => ({ do: 'go', to: at(row, column), hold })

describe('a key on a cell', () => {
  test.each<[string, Mods, CellAct | undefined]>([
    ['ArrowDown', {}, go(2, 0)],
    ['ArrowDown', { shiftKey: true }, go(2, 0, true)],
    ['Home', { ctrlKey: true }, go(0, 0)],
    ['Enter', { shiftKey: true }, go(0, 0)],
    ['Tab', {}, go(1, 1)],
    ['Tab', { shiftKey: true }, go(0, 1)],
    ['Enter', { ctrlKey: true }, undefined],
    ['d', { ctrlKey: true }, { do: 'fill' }],
    ['A', { ctrlKey: true }, { do: 'all' }],
    ['Escape', {}, { do: 'escape' }],
    ['F2', {}, { do: 'edit' }],
    ['Delete', {}, { do: 'empty' }],
    ['Backspace', {}, { do: 'empty' }],
    ['8', {}, { do: 'type', text: '8' }],
    [' ', {}, { do: 'type', text: '' }],
    ['8', { ctrlKey: true }, undefined],
    ['8', { altKey: true }, undefined],
    ['ArrowDown', { metaKey: true }, undefined],
    ['F6', {}, undefined],
  ])('%s %j', (key, mods, act) => {
    expect(cellActOf(pressed(key, mods), at(1, 0), size, true)).toEqual(act)
  })
  test('Tab leaves at both ends', () => {
    expect(cellActOf(pressed('Tab', {}), at(2, 1), size, true)).toBe(undefined)
    expect(cellActOf(pressed('Tab', { shiftKey: true }), at(0, 0), size, true)).toBe(undefined)
  })
  test('a grid that is only read moves and opens, and takes no text', () => {
    const acts = ['ArrowUp', 'Enter', 'F2', 'Delete', '8'].map((key) =>
      cellActOf(pressed(key, {}), at(1, 0), size, false),
    )
    expect(acts).toEqual([go(0, 0), { do: 'open' }, undefined, undefined, undefined])
  })
})

describe('a key in the cell that is being edited', () => {
  test.each<[string, Mods, ReturnType<typeof editorActOf>]>([
    ['Enter', {}, { do: 'keep', to: at(2, 0) }],
    ['Enter', { shiftKey: true }, { do: 'keep', to: at(0, 0) }],
    ['Tab', {}, { do: 'keep', to: at(1, 1) }],
    ['ArrowUp', {}, { do: 'keep', to: at(0, 0) }],
    ['ArrowUp', { altKey: true }, undefined],
    ['Enter', { ctrlKey: true }, undefined],
    ['Escape', {}, { do: 'drop' }],
    ['F6', {}, { do: 'leave' }],
    ['ArrowLeft', {}, undefined],
    ['8', {}, undefined],
  ])('%s %j', (key, mods, act) => {
    expect(editorActOf(pressed(key, mods), at(1, 0), size)).toEqual(act)
  })
})

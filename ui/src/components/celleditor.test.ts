import { beforeEach, describe, expect, test } from 'vitest'
import type { CellLook } from './cellgrid'
import { CellEditor } from './celleditor.svelte'

const at = (row: number, column: number) => ({ row, column })
let look: CellLook | undefined
let said: unknown[]
let editor: CellEditor
beforeEach(() => {
  look = { text: '79,00' }
  said = []
  editor = new CellEditor({
    at: at(0, 1),
    lookAt: () => look,
    mayWrite: ({ row }) => row === 0,
    giveFocusBack: () => void said.push('focus'),
    ontyping: ({ row, column }, text) => void said.push(['typing', row, column, text]),
    onedit: (edits) => void said.push(['edit', ...edits.map((edit) => edit.text)]),
    onleftout: (count) => void said.push(['left out', count]),
  })
})

describe('the text of a cell', () => {
  test('is kept when it differs, without the spaces around it', async () => {
    await editor.open('8')
    editor.text = ' 82 '
    editor.typed()
    editor.close(true)
    expect(said).toEqual([
      ['typing', 0, 1, '8'],
      ['typing', 0, 1, ' 82 '],
      'focus',
      ['typing', 0, 1, undefined],
      ['edit', '82'],
    ])
    expect(editor.isOpen).toBe(false)
    editor.close(true)
    expect(said.length).toBe(5)
  })
  test.each<[string, boolean, CellLook | undefined]>([
    ['thrown away', false, { text: '79,00' }],
    ['the same', true, { text: '8' }],
    ['of a row that is gone', true, undefined],
  ])('%s is not kept', async (_, keep, now) => {
    await editor.open('8')
    look = now
    editor.close(keep, false)
    expect(said).toEqual([
      ['typing', 0, 1, '8'],
      ['typing', 0, 1, undefined],
    ])
  })
  test.each([{ wrong: true }, { dirty: true }])('that is not saved yet is sent again: %j', async (more) => {
    look = { text: '8', ...more }
    await editor.open('8')
    editor.close(true)
    expect(said.at(-1)).toEqual(['edit', '8'])
  })
  test('is not begun in a cell that takes none', async () => {
    const closed = new CellEditor({ ...editor.cells, at: at(1, 0) })
    await closed.open('8')
    expect([closed.isOpen, said]).toEqual([false, []])
  })
})

test('of several texts those go that find their cell; what is lost is told, empty ones are no loss', () => {
  editor.send(
    [at(0, 0), at(1, 0), at(1, 1)].map((spot, n) => ({ ...spot, text: ['7', '8', ' '][n] ?? '' })),
    2,
  )
  expect(said).toEqual([
    ['edit', '7'],
    ['left out', 3],
  ])
  editor.send([{ ...at(1, 0), text: '' }])
  expect(said.length).toBe(2)
})

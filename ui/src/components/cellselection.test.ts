import { beforeEach, describe, expect, test } from 'vitest'
import { CellSelection } from './cellselection.svelte'
import { hold } from '../testing/hold.svelte'

const at = (row: number, column: number) => ({ row, column })
let ground: { active: { row: number; column: number }; rows: number; columns: number }
let selection: CellSelection
beforeEach(() => {
  ground = hold({ active: at(1, 1), rows: 4, columns: 3 }).state
  selection = new CellSelection(ground)
})

describe('the chosen block', () => {
  test('is the active cell alone, and stands where that goes', () => {
    expect(selection.block).toEqual({ top: 1, bottom: 1, left: 1, right: 1 })
    selection.goTo(at(2, 0))
    expect([selection.at, ground.active]).toEqual([at(2, 0), at(2, 0)])
    expect(selection.block).toEqual({ top: 2, bottom: 2, left: 0, right: 0 })
  })
  test('grows from the cell where it was begun, and shrinks again', () => {
    selection.goTo(at(2, 1), true)
    selection.goTo(at(3, 2), true)
    expect(selection.block).toEqual({ top: 1, bottom: 3, left: 1, right: 2 })
    selection.goTo(at(0, 1), true)
    expect(selection.block).toEqual({ top: 0, bottom: 1, left: 1, right: 1 })
    selection.goTo(at(0, 0))
    expect(selection.block).toEqual({ top: 0, bottom: 0, left: 0, right: 0 })
  })
  test('is all of it, or the active cell again', () => {
    selection.all()
    expect(selection.block).toEqual({ top: 0, bottom: 3, left: 0, right: 2 })
    expect([selection.release(), selection.at, selection.release()]).toEqual([true, at(3, 2), false])
    expect(selection.block).toEqual({ top: 3, bottom: 3, left: 2, right: 2 })
  })
  test('stays inside when rows and columns go', () => {
    selection.goTo(at(3, 2))
    Object.assign(ground, { rows: 2, columns: 1 })
    expect(selection.at).toEqual(at(1, 0))
    ground.rows = 0
    expect(selection.at).toEqual(at(0, 0))
  })
})

/**
 * Penilaian by keyboard alone: the grid of one juror as in Excel, the sheet as it lies on the desk (flow 4), the team
 * with its conflicts (flow 8), the lock. Keys are counted: more than the target of flows.md fails. Every view is looked
 * at by axe in light and dark, and must not scroll sideways. The parts go on in one window, one after the other.
 */
import { test } from 'node:test'
import { desk } from '../harness/hands.mjs'
import './scoring/competition.mjs'
import './scoring/grid.mjs'
import './scoring/sheet.mjs'
import './scoring/team.mjs'
import './scoring/lock.mjs'

test('nothing went wrong unseen', () => desk.seeNothingWrong())

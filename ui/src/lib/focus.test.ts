import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { focusWhenReady, giveBack, holdFocus } from './focus'

const at = (id: string) => document.getElementById(id) as HTMLElement
const now = () => document.activeElement?.id ?? ''
/** What was drawn is known to those who watch. */
const drawn = () => new Promise<void>((go) => setTimeout(go))
const add = (markup: string, into: Element = at('layar')) => into.insertAdjacentHTML('beforeend', markup)

beforeEach(() => {
  document.body.innerHTML =
    '<nav><a id="rel" href="#x">Usulan</a></nav><main id="layar"><h1 id="judul" tabindex="-1"></h1></main>'
})
afterEach(() => {
  // A wish that is still waiting is nobody's any more.
  at('rel')?.focus()
  document.body.innerHTML = ''
})

describe('what is not there yet', () => {
  test.each([
    ['drawn', () => add('<input id="isian">')],
    [
      'usable',
      () => {
        add('<input id="isian" disabled>')
        at('isian').removeAttribute('disabled')
      },
    ],
    [
      'shown',
      () => {
        add('<div id="bagian" hidden><input id="isian"></div>')
        at('bagian').hidden = false
      },
    ],
  ])('has the focus once it is %s', async (_, come) => {
    focusWhenReady(() => at('isian'))
    await drawn()
    expect(now()).toBe('')
    come()
    await drawn()
    expect(now()).toBe('isian')
  })
  test('is left alone when the officer goes elsewhere or types meanwhile', async () => {
    add('<input id="lain">')
    focusWhenReady(() => at('isian'))
    at('lain').focus()
    add('<input id="isian">')
    await drawn()
    expect(now()).toBe('lain')
    focusWhenReady(() => at('nanti'))
    at('lain').dispatchEvent(new Event('input', { bubbles: true }))
    add('<input id="nanti">')
    await drawn()
    expect(now()).toBe('lain')
  })
  test('goes before where the screen begins, whichever was wished first', async () => {
    at('judul').focus()
    focusWhenReady(() => at('isian'))
    focusWhenReady(() => document.querySelector<HTMLElement>('[data-entry]'), { entry: true })
    add('<button id="awal" data-entry>1</button>')
    await drawn()
    expect(now()).toBe('judul')
    add('<input id="isian">')
    await drawn()
    expect(now()).toBe('isian')
  })
  test('is waited for no longer than the part that asked is there', async () => {
    add('<div id="bagian"></div>')
    focusWhenReady(() => at('isian'), { within: at('bagian') })
    at('bagian').remove()
    add('<input id="isian">')
    await drawn()
    expect(now()).toBe('')
  })
})

describe('what is gone with a change', () => {
  test('gives the focus to the entry, however late it goes', async () => {
    add('<button id="hapus">Hapus</button><button id="baris" data-entry>1</button>')
    at('hapus').focus()
    holdFocus()()
    await drawn()
    expect(now()).toBe('hapus')
    add('<p>Masih memuat</p>')
    await drawn()
    at('hapus').remove()
    await drawn()
    expect(now()).toBe('baris')
  })
  test('asks nothing of what has moved on by itself', async () => {
    add('<button id="hapus">Hapus</button><button id="baris" data-entry>1</button><input id="isian">')
    at('hapus').focus()
    holdFocus()()
    at('isian').focus()
    at('hapus').remove()
    await drawn()
    expect(now()).toBe('isian')
  })
  test('is overtaken by what the screen chooses itself, though it begins elsewhere', async () => {
    add('<a id="bagian" data-entry href="#x">Rubrik</a><p data-region id="pohon"><b id="satu" tabindex="0">1</b></p>')
    at('satu').focus()
    holdFocus()()
    at('satu').remove()
    add('<b id="dua" tabindex="0" data-entry>2</b>', at('pohon'))
    at('dua').focus()
    await drawn()
    expect(now()).toBe('dua')
  })
  test('waits at the heading for a list that is still on its way', async () => {
    add('<button id="hapus">Hapus</button>')
    at('hapus').focus()
    holdFocus()()
    at('hapus').remove()
    await drawn()
    expect(now()).toBe('judul')
    add('<button id="baris" data-entry>1</button>')
    await drawn()
    expect(now()).toBe('baris')
  })
  test('stays in its region', async () => {
    add('<a id="bagian" data-entry href="#x">Rubrik</a><p data-region id="pohon"><b id="satu" tabindex="0">1</b></p>')
    at('satu').focus()
    holdFocus()()
    at('satu').remove()
    add('<b id="dua" tabindex="0" data-entry>2</b>', at('pohon'))
    await drawn()
    expect(now()).toBe('dua')
  })
  test('in a dialog stays in the dialog', async () => {
    add('<button data-entry>1</button><dialog open><b id="a" tabindex="0">A</b><footer></footer></dialog>')
    add('<button id="tutup">Tutup</button>', document.querySelector('footer') as HTMLElement)
    at('a').focus()
    holdFocus()()
    at('a').remove()
    await drawn()
    expect(now()).toBe('tutup')
  })
})

test('what was over the screen gives the focus back, unless it is elsewhere already', () => {
  add('<button id="pembuka">Buka</button><input id="isian">')
  giveBack(at('pembuka'))
  expect(now()).toBe('pembuka')
  at('isian').focus()
  giveBack(at('pembuka'))
  expect(now()).toBe('isian')
})

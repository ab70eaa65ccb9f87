import { beforeEach, describe, expect, test } from 'vitest'
import { settled } from '../testing/desk'
import { PageImages, pageWidth, stepZoom } from './preview.svelte'

const live = new Set<string>()
let made = 0
beforeEach(() => {
  live.clear()
  URL.createObjectURL = () => {
    const url = `blob:${++made}`
    live.add(url)
    return url
  }
  URL.revokeObjectURL = (url) => void live.delete(url)
})
const pages = (images: PageImages) => [...images.urls.keys()].sort((a, b) => a - b)
const bytes = () => Promise.resolve(new ArrayBuffer(1))

describe('page images', () => {
  test('are asked for once, newest wish first', async () => {
    const asked: number[] = []
    const images = new PageImages()
    images.open((page) => {
      asked.push(page)
      return bytes()
    })
    for (const page of [1, 2, 3, 2]) images.want(page)
    await settled()
    expect(asked).toEqual([1, 2, 3])
    expect(pages(images)).toEqual([1, 2, 3])
  })
  test('of a setting left behind are dropped, even when they arrive late', async () => {
    let late: (value: ArrayBuffer) => void = () => undefined
    const images = new PageImages()
    images.open(() => new Promise((resolve) => (late = resolve)))
    images.want(1)
    images.open(bytes)
    late(new ArrayBuffer(1))
    await settled()
    expect(pages(images)).toEqual([])
    images.want(1)
    await settled()
    expect(pages(images)).toEqual([1])
    expect(live.size).toBe(1)
  })
  test('far away are given back, so that a long document does not fill the memory', async () => {
    const images = new PageImages()
    images.open(bytes)
    for (let page = 1; page <= 40; page++) {
      images.want(page)
      await settled()
    }
    expect(pages(images)).toEqual(Array.from({ length: 24 }, (_, n) => n + 17))
    expect(live.size).toBe(24)
    images.open(undefined)
    expect(live.size).toBe(0)
  })
  test('stop at an error, and go on after a second try', async () => {
    let fail = true
    const images = new PageImages()
    images.open(() => (fail ? Promise.reject(new Error('rusak')) : bytes()))
    images.want(4)
    await settled()
    expect(images.error?.code).toBe('bug')
    fail = false
    images.retry()
    await settled()
    expect(images.error).toBeUndefined()
    expect(pages(images)).toEqual([4])
  })
})

describe('the size of a page on the desk', () => {
  const a4 = { width_mm: 210, height_mm: 297 }
  test.each([
    ['fit', { width: 700, height: 297 }, 210],
    ['fit', { width: 210, height: 900 }, 210],
    ['width', { width: 700, height: 297 }, 700],
    [1, { width: 1, height: 1 }, 794],
  ] as const)('%s in %o is %i px', (zoom, room, px) => {
    expect(pageWidth(zoom, a4, room)).toBe(px)
  })
  test('steps up and down and ends somewhere', () => {
    expect(stepZoom(794, 210, 1)).toBe(1.25)
    expect(stepZoom(794, 210, -1)).toBe(0.8)
    expect(stepZoom(2381, 210, 1)).toBe(3)
    expect(stepZoom(100, 210, -1)).toBe(0.25)
  })
})

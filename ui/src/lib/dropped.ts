/** A file let go over the window begins something: not behind a question that is still open. */
import type { ChosenFile } from '../api/call'
import { words } from '../text/id'
import { messages } from './messages.svelte'

export function whenFree(begin: () => void): void {
  if (document.querySelector('dialog[open]')) messages.say(words.dropLater)
  else begin()
}

/** Answers whether the files are taken. */
type Taker = (files: readonly ChosenFile[]) => boolean
const takers: Taker[] = []

/** The part of a screen that is looked at takes files of its own kind before the screen does. */
export function takesDropped(taker: Taker): () => void {
  takers.push(taker)
  return () => void takers.splice(takers.indexOf(taker), 1)
}

export const isTaken = (files: readonly ChosenFile[]): boolean => takers.some((taker) => taker(files))

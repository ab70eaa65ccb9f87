/**
 * Keys typed while the next sheet is still on its way: the officer's hands are already there. It keeps them as texts,
 * one for each field from the first on, and gives them back once the fields are there. It refuses to know what a field
 * is.
 */
export class KeysAhead {
  #texts: string[] = []
  #stop: (() => void) | undefined

  /** From now on keys are kept. */
  begin(): void {
    if (this.#stop) return
    this.#texts = ['']
    const onkeydown = (event: KeyboardEvent) => {
      if (!this.#keep(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    addEventListener('keydown', onkeydown, true)
    this.#stop = () => removeEventListener('keydown', onkeydown, true)
  }
  /** What was typed meanwhile: the last text is the field one is in. Keys go their usual way again. */
  end(): string[] {
    this.#stop?.()
    this.#stop = undefined
    return this.#texts.splice(0)
  }
  #keep(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.altKey || event.metaKey || document.querySelector('dialog[open]')) return false
    const last = this.#texts.length - 1
    const text = this.#texts[last] ?? ''
    if (event.key === 'Enter') this.#texts.push('')
    else if (event.key === 'Backspace') this.#texts[last] = text.slice(0, -1)
    else if (event.key.length === 1) this.#texts[last] = text + event.key
    else return false
    return true
  }
}

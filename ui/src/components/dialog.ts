/**
 * The key that does what a dialog is for. Every dialog has it by itself (`Dialog.svelte`); its main button shows it.
 */
export const dialogKey = Symbol('dialog')
export interface DialogKey {
  hint: 'Enter' | 'Ctrl+Enter'
}

/**
 * Enter alone does it where one line is all there is to type; else it goes on to the next, and Ctrl+Enter does it. A
 * date is read back first, and what stands beside it may be for good: never by the Enter that ends the typing.
 */
export function keyOf(content: ParentNode): DialogKey['hint'] {
  const typed = 'input:not([type="checkbox"], [type="radio"], [type="search"]), textarea'
  const fields = [...content.querySelectorAll<HTMLElement>(typed)]
  const [one] = fields
  return fields.length === 1 &&
    one instanceof HTMLInputElement &&
    one.getAttribute('role') !== 'combobox' &&
    !one.hasAttribute('data-date')
    ? 'Enter'
    : 'Ctrl+Enter'
}

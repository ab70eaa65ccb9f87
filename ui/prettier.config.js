import * as svelte from 'prettier-plugin-svelte'

/**
 * How the screen and the journeys are laid out. `tests/prettier.config.mjs` hands this on to the journeys; what is left
 * alone stands in `.prettierignore`.
 *
 * @type {import('prettier').Config}
 */
export default {
  plugins: [svelte],
  printWidth: 120,
  semi: false,
  singleQuote: true,
  overrides: [{ files: '*.svelte', options: { parser: 'svelte' } }],
}

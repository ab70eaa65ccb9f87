import js from '@eslint/js'
import { defineConfig } from 'eslint/config'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/**
 * What is wrong in the screen and the journeys though it runs: the recommended sets. How lines are laid out is
 * prettier's alone. `tests/eslint.config.mjs` hands the part of the scripts on to the journeys. A rule that is off says
 * why.
 */

/**
 * `{ left, ...rest }` is how an object without a field is written: what is left out is named and not used. A test over
 * a table is given every column, the sentence of its name too.
 */
const unused = { ignoreRestSiblings: true, argsIgnorePattern: '^_' }

/**
 * Who waits for something to be there waits for that: a number of frames is a guess, and wrong on the slowest computer.
 * Where the paint itself is meant, `lib/paint.ts` counts.
 */
const frames = 'Wait for what is meant: focusWhenReady, allRead, an observer; for a paint: afterPaint of lib/paint.ts.'
const noFrameCounts = {
  'no-restricted-globals': ['error', { name: 'requestAnimationFrame', message: frames }],
  'no-restricted-properties': ['error', { property: 'requestAnimationFrame', message: frames }],
}

/** Scripts that Node runs and that hand functions to a page: the journeys, and the tools in this folder. */
export const scripts = [
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-unused-vars': ['error', unused] },
  },
]

export default defineConfig(
  { ignores: ['dist/', 'src/api/bindings.ts'] },
  { files: ['*.js'], extends: [scripts] },
  { files: ['*.ts'], extends: [scripts, ts.configs.recommended] },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    extends: [js.configs.recommended, ts.configs.recommended, svelte.configs.recommended, svelte.configs.prettier],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: { globals: globals.browser },
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', unused],
      // Most maps and sets are what a function or a cache knows for itself, which nothing on the screen follows; where
      // the screen follows one, it lies in `$state.raw` and is replaced whole, never changed. The rule cannot tell
      // these apart.
      'svelte/prefer-svelte-reactivity': 'off',
      // `{' '}` at the edge of an element or block is a space that Svelte would trim; all findings were of that kind.
      'svelte/no-useless-mustaches': 'off',
      ...noFrameCounts,
    },
  },
  { files: ['src/lib/paint.ts'], rules: { 'no-restricted-globals': 'off' } },
  {
    files: ['src/**/*.svelte', 'src/**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  // With types where files are TypeScript alone. A component is known to TypeScript only by what svelte-check makes of
  // it: to the linter every other component is `any`, and reading the 153 so took three and a half minutes.
  {
    files: ['src/**/*.ts'],
    extends: [ts.configs.recommendedTypeCheckedOnly],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: dirname(fileURLToPath(import.meta.url)) },
    },
    // What the desk refuses is a `CallError`, a shape of the contract and no `Error`; it is thrown as it comes.
    rules: { '@typescript-eslint/only-throw-error': ['error', { allow: ['CallError'] }] },
  },
)

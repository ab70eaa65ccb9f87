import { fileURLToPath } from 'node:url'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

/**
 * The page is painted when its entry ran, in the look that this computer chose: nothing flashes. Meanwhile what the
 * application consists of is on its way.
 */
const paintAfterEntry: Plugin = {
  name: 'paint-after-entry',
  transformIndexHtml: {
    order: 'post',
    handler: (html, { bundle }) => {
      const chunks = Object.values(bundle ?? {}).flatMap((file) => (file.type === 'chunk' ? [file] : []))
      const application = chunks.find(({ name, isDynamicEntry }) => isDynamicEntry && name === 'application')
      const entry = chunks.find(({ isEntry }) => isEntry)
      const files = application ? [application.fileName, ...application.imports] : []
      const coming = chunks.filter(({ fileName }) => files.includes(fileName) && !entry?.imports.includes(fileName))
      const link = (attrs: Record<string, string | boolean>) => ({
        tag: 'link',
        attrs: { ...attrs, crossorigin: true },
        injectTo: 'body' as const,
      })
      return {
        html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
        tags: coming.flatMap(({ fileName, viteMetadata }) => [
          link({ rel: 'modulepreload', href: `./${fileName}` }),
          ...[...(viteMetadata?.importedCss ?? [])].map((css) =>
            link({ rel: 'preload', as: 'style', href: `./${css}` }),
          ),
        ]),
      }
    },
  },
}

/** What screens share, but for the parts that bring the library's primitives along. */
const parts = /src.(components|frame|screens|text).(?!.*(combobox|Combobox|Tabs|DateField|SignatoryFields)\.)/

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null
}

/** Whether the first screen waits for a module: by the static imports of the application and of Beranda. */
function isOfFirstScreen(id: string, graph: Graph): boolean {
  const next = ['App.svelte', 'screens/overview/Overview.svelte'].map((path) =>
    fileURLToPath(new URL(`src/${path}`, import.meta.url)),
  )
  const known = new Set(next)
  for (const one of next)
    for (const other of graph.getModuleInfo(one)?.importedIds ?? [])
      if (!known.has(other)) {
        known.add(other)
        next.push(other)
      }
  return known.has(id)
}

/**
 * The page runs under a strict CSP: no inline script or style, nothing inlined as a data address.
 */
export default defineConfig(({ mode }) => ({
  plugins: [svelte(), paintAfterEntry],
  base: './',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    cssTarget: ['chrome124', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    // The entry brings its own few parts. A screen is a chunk of its own; what several share comes in a few, not in a
    // dozen crumbs: first what the first screen waits for, then the rest. The library's primitives and what stands on
    // them come with the first screen that needs them.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'first',
              test: /@tauri-apps|src.api.(call|early)|src.lib.(paint|theme)\.ts|vite.preload-helper/,
              priority: 5,
            },
            {
              name: 'base',
              test: /node_modules[\\/](svelte|@tauri-apps|esm-env|clsx)[\\/]|src.(api|lib).|src.text.id/,
              priority: 4,
            },
            {
              name: (id, graph) => (isOfFirstScreen(id, graph) ? 'parts' : null),
              debugName: 'parts',
              test: new RegExp(`${parts.source}|@lucide|virtua`),
              priority: 3,
            },
            {
              name: 'more',
              minShareCount: 2,
              test: new RegExp(`${parts.source}|@lucide|virtua`),
              priority: 2,
            },
            { name: 'primitives', minShareCount: 2, test: /src.(components|screens).|bits-ui/, priority: 1 },
          ],
        },
      },
    },
  },
  // Component tests mount real components, so they need the browser build of Svelte.
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  // Examples of rules that the domain has too are read by the tests of both.
  server: { fs: { allow: ['.', '../tests/fixtures'] } },
  // A test ends on its conditions; this ends one that hangs, on a machine of any load.
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'], testTimeout: 120_000, hookTimeout: 120_000 },
}))

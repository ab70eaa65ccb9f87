// Serves the built gallery under the window's own policy, and starts the browser; shared by the other scripts here.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { chromium } from 'playwright-core'

const root = resolve(import.meta.dirname, '../node_modules/.gallery')
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'"

export async function serve() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://x').pathname
    try {
      const body = await readFile(join(root, path === '/' ? 'gallery.html' : path))
      response.writeHead(200, { 'content-type': types[extname(path)] ?? 'text/html', 'content-security-policy': policy }).end(body)
    } catch {
      response.writeHead(404).end()
    }
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.on('listening', ready))
  return { base: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}

export const launch = () =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] })

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outputDir, type Target } from '../../scripts/lib/build'
import { NETWORK_CALL, OWN_SCRIPT, SERVER_FILE } from '../../scripts/lib/network-call'
import { run } from '../../scripts/lib/run'
import { allFiles, buildSizes } from '../../scripts/lib/sizes'

// Edge gets the same files as Chrome.
const BUILT = ['chrome', 'firefox'] as const satisfies Target[]

describe('the production build', () => {
  it.each(BUILT)('has exactly the promised manifest for %s', (target) => {
    const manifest: unknown = JSON.parse(readFileSync(join(outputDir(target), 'manifest.json'), 'utf8'))
    expect(manifest).toMatchSnapshot()
  })

  it.each(buildSizes(outputDir('chrome')))('keeps the budget of the $name', ({ bytes, limit }) => {
    expect(bytes).toBeGreaterThan(0)
    expect(bytes).toBeLessThanOrEqual(limit)
  })

  it('passes the linter of addons.mozilla.org without an error', async () => {
    const { output } = await run(
      'web-ext',
      ['lint', '--source-dir', outputDir('firefox'), '--output', 'json', '--no-config-discovery'],
      { quiet: true },
    )
    const report = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1)) as {
      errors: unknown[]
    }
    expect(report.errors).toEqual([])
  })

  it.each(BUILT)('carries no remote address but its own purpose in %s', (target) => {
    const hosts = scripts(target).flatMap(({ file, text }) =>
      [...text.matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)].map((match) => ({ file, host: match[1] })),
    )
    const unknown = hosts.filter(({ host }) => !KNOWN_HOSTS.includes(host ?? ''))
    expect(unknown).toEqual([])
  })

  it.each(BUILT)('loads nothing with the page that only other parts need, in %s', (target) => {
    const adapter = readFileSync(join(outputDir(target), 'content-scripts/whatsapp.js'), 'utf8')
    expect(adapter).not.toMatch(/__mozWebExtension|why:|script-started/)
  })

  it.each(BUILT)('evaluates no text as code, and reaches no network but for a team, in %s', (target) => {
    for (const { file, text } of scripts(target)) {
      expect(text, file).not.toMatch(/\beval\(|new Function\(/)
      const own = text.replaceAll(OWN_SCRIPT, '')
      // In it, the one request and the one line to the server of the team that somebody has joined.
      if (file === SERVER_FILE) {
        expect(own.split(NETWORK_CALL)).toHaveLength(3)
        expect(own).toMatch(/\bfetch\s*\([^]*new WebSocket|new WebSocket[^]*\bfetch\s*\(/)
      } else expect(own, file).not.toMatch(NETWORK_CALL)
    }
  })
})

// Names, not addresses that are asked: WhatsApp itself, XML namespaces, and links inside libraries' error messages.
const KNOWN_HOSTS = [
  'web.whatsapp.com',
  'www.w3.org',
  'bit.ly',
  'tinyurl.com',
  'dexie.org',
  'json-schema.org',
  'preactjs.com',
]

function scripts(target: Target): { file: string; text: string }[] {
  const dir = outputDir(target)
  return allFiles(dir)
    .filter((file) => file.endsWith('.js'))
    .map((file) => ({ file: file.slice(dir.length), text: readFileSync(file, 'utf8') }))
}

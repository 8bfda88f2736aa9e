import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../tests/browsers/chromium'
import { ensureBrowsers } from '../tests/browsers/ensure-browsers'
import { launchFirefox } from '../tests/browsers/firefox'
import { ChromiumDesk } from '../tests/e2e/support/chromium-desk'
import type { Desk } from '../tests/e2e/support/desk'
import { FirefoxDesk } from '../tests/e2e/support/firefox-desk'
import { playTheLine } from '../tests/e2e/support/the-line'
import { type PracticeServer, startPracticeServer } from '../tests/whatsapp-web/server'
import { practiceUrl } from '../tests/whatsapp-web/url'
import { build, outputDir, type Target } from './lib/build'
import { proveImage } from './lib/image'
import { NETWORK_CALL, OWN_SCRIPT, SERVER_FILE } from './lib/network-call'
import { allFiles } from './lib/sizes'

// Shows in one run, in real browsers, that Chatside sends nothing and that nothing leaves the browser. Every connection
// goes through a local proxy that lets the practice page through, and refuses and records everything else. With `image` it
// shows instead that the server's image would build and run.

const findings: string[] = []

if (process.argv[2] === 'image') {
  heading('The image of the server, step by step without Docker')
  const wrong = await proveImage((what) => say(`  ${what}`))
  show('wrong', list(wrong), wrong)
  process.exit(findings.length === 0 ? 0 : 1)
}
if (!ensureBrowsers()) process.exit(1)
await build(['chrome', 'firefox'])
proveByReading('chrome')
proveByReading('firefox')
await proveByPlaying('Chromium', () => ChromiumDesk.start({ extensionLater: true }), hostsOfBareChromium)
await proveByPlaying('Firefox', () => FirefoxDesk.start(), hostsOfBareFirefox)
say('')
say(findings.length === 0 ? 'Nothing was sent and nothing left the browser.' : 'NOT PROVED:')
for (const finding of findings) say(`  ${finding}`)
process.exit(findings.length === 0 ? 0 : 1)

function proveByReading(target: Target): void {
  const dir = outputDir(target)
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Record<string, unknown>
  const callers = allFiles(dir).filter(
    (file) =>
      file.endsWith('.js') &&
      !file.endsWith(SERVER_FILE) &&
      NETWORK_CALL.test(readFileSync(file, 'utf8').replaceAll(OWN_SCRIPT, '')),
  )
  heading(`The build for ${target}`)
  show('permissions', list(manifest['permissions']))
  show('hosts it may touch', list(manifest['host_permissions']))
  show('files with a network call, but for the one that asks a team’s server', list(callers), callers)
}

type PlayableDesk = Desk & { server: PracticeServer }

async function proveByPlaying(
  browser: string,
  start: () => Promise<PlayableDesk>,
  bareHosts: () => Promise<Set<string>>,
): Promise<void> {
  heading(`A rep's day in ${browser}: open chats, note, tag, insert a quick reply, follow up`)
  const own = await bareHosts()
  const desk = await start()
  try {
    await playTheLine(desk)
    const page = await desk.inPage(async () => {
      const { practice } = window
      const sent = practice.sent().length
      const storage = Object.values(await practice.storageReport()).flat()
      return { sent, calls: practice.forbiddenCalls(), ids: practice.domReport(), storage }
    })
    show('messages sent', String(page.sent), page.sent === 0 ? [] : ['messages were sent'])
    show('sending functions called', list(page.calls), page.calls)
    show('extension ids shown to the page', list(page.ids), page.ids)
    show('left in the storage of the page', list(page.storage), page.storage)
    const asked = hostsOf(desk.server)
    const strange = [...asked].filter((host) => !own.has(host) && !isBrowsersOwn(host))
    show('hosts asked for because of Chatside', list(strange), strange)
    show('hosts the browser asks for by itself, refused', list([...new Set([...own, ...asked])]))
  } finally {
    await desk.close()
  }
}

async function hostsOfBareChromium(): Promise<Set<string>> {
  const server = await startPracticeServer()
  const driver = await launchChromium({ proxyUrl: server.proxyUrl })
  await driver.page.goto(practiceUrl({ open: 'ana' }))
  await driver.page.evaluate(() => window.practice.ready)
  await driver.close()
  await server.close()
  return hostsOf(server)
}

async function hostsOfBareFirefox(): Promise<Set<string>> {
  const server = await startPracticeServer()
  const driver = await launchFirefox({ proxyUrl: server.proxyUrl })
  await driver.navigate(practiceUrl({ open: 'ana' }))
  await driver.script(() => window.practice.ready)
  await driver.close()
  await server.close()
  return hostsOf(server)
}

function hostsOf(server: PracticeServer): Set<string> {
  return new Set(server.blocked.map(({ host }) => host.replace(/:\d+$/, '')))
}

/** What a browser asks of its maker depends on the moment, so one bare run may not show all of it. */
function isBrowsersOwn(host: string): boolean {
  return /(^|\.)(google|googleapis|gstatic|gvt1|mozilla|firefox)\.(com|net|org)$/.test(host)
}

function show(what: string, value: string, wrong: readonly string[] = []): void {
  say(`  ${what.padEnd(48)} ${value}`)
  findings.push(...wrong.map((one) => `${what}: ${one}`))
}

function list(values: unknown): string {
  return Array.isArray(values) && values.length > 0 ? values.join(', ') : 'none'
}

function heading(text: string): void {
  say(`\n${text}`)
}

function say(text: string): void {
  console.log(text)
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { launchChromium } from '../tests/browsers/chromium'
import { ensureBrowsers } from '../tests/browsers/ensure-browsers'
import { launchFirefox } from '../tests/browsers/firefox'
import { launchPlain } from '../tests/browsers/launch-plain'
import { startPracticeServer } from '../tests/whatsapp-web/server'
import { practiceUrl } from '../tests/whatsapp-web/url'
import { build, outputDir } from './lib/build'
import { fail, root } from './lib/run'
import { takeScreens } from './lib/screens'

// npm start                     the practice chat with Chatside, in Chromium
// npm start -- --firefox        the same in Firefox
// npm start -- --live           WhatsApp Web itself, in a plain browser
const args = new Set(process.argv.slice(2))
const browser = args.has('--firefox') ? 'firefox' : 'chromium'
const target = browser === 'firefox' ? 'firefox' : 'chrome'
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY'])

if (!ensureBrowsers([browser])) process.exit(1)
console.log('Building …')
await build([target])
if (args.has('--live')) await live()
else if (hasDisplay && !args.has('--headless')) await practice()
else await pictures()

async function live(): Promise<void> {
  if (!hasDisplay)
    fail('WhatsApp Web needs a window to show its code in: start this where there is a display.')
  const plain = await launchPlain('https://web.whatsapp.com/', outputDir(target), { browser })
  await plain.closed
}

async function practice(): Promise<void> {
  const server = await startPracticeServer()
  const url = practiceUrl({ open: 'ana' })
  const options = { extensionDir: outputDir(target), proxyUrl: server.proxyUrl, headless: false }
  console.log(
    'This is a practice chat: nothing in it is real and nothing reaches WhatsApp. Close the window to end.',
  )
  if (browser === 'firefox') {
    const driver = await launchFirefox(options)
    await driver.navigate(url)
    await driver.ended
    await driver.close()
  } else {
    const driver = await launchChromium({ ...options, viewport: null })
    await driver.page.goto(url)
    await new Promise((resolve) => driver.context.on('close', resolve))
    await driver.close()
  }
  await server.close()
}

async function pictures(): Promise<void> {
  const dir = join(root, 'artifacts', 'screens')
  mkdirSync(dir, { recursive: true })
  console.log('No display here, so the practice chat is shown in pictures:')
  for (const file of await takeScreens(dir)) console.log(`  ${file}`)
}

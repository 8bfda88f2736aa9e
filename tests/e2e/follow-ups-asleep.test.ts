import { afterAll, describe, expect, it } from 'vitest'
import { outputDir } from '../../scripts/lib/build'
import type { FollowUp } from '../../storage/schema/follow-up'
import { newId } from '../../utils/ids'
import { launchMortalChromium } from '../browsers/chromium-mortal'
import { waitFor } from '../browsers/wait-for'
import { startPracticeServer } from '../whatsapp-web/server'
import { askAsUi } from './support/ask-as-ui'
import './support/chrome-api'
import { FirefoxDesk } from './support/firefox-desk'
import { planFor } from './support/follow-ups'
import { evaluateInPuppeteer } from './support/in-puppeteer'
import { readStoredRows } from './support/stored-rows'
import { strangers } from './support/strangers'

/** Browsers round alarms up to half a minute. */
const ALARM_MS = 50_000
/** Not before the background is asleep. */
const SOON_MS = 8_000

const closing: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closing.toReversed()) await close()
})

describe.concurrent('a follow-up that falls due while the background sleeps', () => {
  it('wakes the worker by its alarm, in Chromium', async () => {
    const server = await startPracticeServer()
    closing.push(() => server.close())
    const chromium = await launchMortalChromium({
      extensionDir: outputDir('chrome'),
      proxyUrl: server.proxyUrl,
    })
    closing.push(() => chromium.close())
    const contactId = newId()
    const plan = {
      target: { contactId },
      id: newId(),
      contactId,
      dueAt: Date.now() + SOON_MS,
      timeZone: 'UTC',
    }
    const page = await chromium.openExtensionPage('workspace.html#/diagnostics')
    await evaluateInPuppeteer(page, askAsUi, 'contacts.create', { id: contactId, patch: { name: 'Ana' } })
    await evaluateInPuppeteer(page, askAsUi, 'followUps.set', plan)
    // Whoever was told that it is set may rely on it, whatever becomes of the worker.
    const isAlarmSet = async () => (await chrome.alarms.get('next')) !== undefined
    expect(await evaluateInPuppeteer(page, isAlarmSet)).toBe(true)
    // A picture of ours may read the database and wakes nobody.
    await page.goto(chromium.extensionUrl('icon/128.png'))
    await chromium.killWorker()
    expect(await chromium.isWorkerRunning()).toBe(false)

    const isFired = async (): Promise<boolean> => {
      const rows = (await evaluateInPuppeteer(page, readStoredRows, 'followUps')) as FollowUp[]
      return rows[0]?.state === 'fired'
    }
    await waitFor('the alarm', isFired, ALARM_MS)
    expect(strangers(server)).toEqual([])
  })

  it('wakes the event page by its alarm, in Firefox', async () => {
    const desk = await FirefoxDesk.start()
    closing.push(() => desk.close())
    await desk.install()
    const { id, dueAt } = await planFor(desk, 'Ana', 'Call back', undefined, Date.now() + SOON_MS)
    const page = await desk.ownTab('#/welcome')
    const isAlarmSet = async () => (await chrome.alarms.get('next')) !== undefined
    expect(await page.evaluate(isAlarmSet)).toBe(true)
    await desk.firefox.navigate('about:blank')
    await desk.firefox.terminateBackground()
    expect(await desk.firefox.backgroundState()).toBe('stopped')

    await waitFor('the alarm', async () => (await desk.notices()).includes(`${id}:${dueAt}`), ALARM_MS)
    expect(await desk.firefox.backgroundState()).toBe('running')
    expect(await desk.wrongs()).toEqual([])
  })
})

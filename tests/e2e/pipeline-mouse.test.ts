import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Deal } from '../../storage/schema/deal'
import { settingsSchema } from '../../storage/schema/settings'
import { newId } from '../../utils/ids'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { ChromiumScreen } from './support/chromium-screen'

const STAGES = settingsSchema.parse({}).stages
const [FIRST = '', SECOND = ''] = STAGES.map(({ id }) => id)

let desk: ChromiumDesk
let board: ChromiumScreen
let page: Page

beforeAll(async () => {
  desk = await ChromiumDesk.start({ viewport: { width: 1440, height: 900 } })
  const contactId = newId()
  await desk.ask('contacts.create', { id: contactId, patch: { name: 'Ana' } })
  for (const title of ['Trays', 'Chairs']) {
    const deal = { id: newId(), title, currency: 'USD', stageId: FIRST }
    await desk.ask('deals.save', { target: { contactId }, contactId, deal })
  }
  const screen = await desk.openOwn('#/pipeline')
  if (!(screen instanceof ChromiumScreen)) throw new Error('No screen of Chromium')
  board = screen
  page = board.frame.page()
  await board.sees('Trays')
})
afterAll(() => desk?.close())

async function middleOf(selector: string): Promise<{ x: number; y: number }> {
  const box = await board.frame.locator(selector).boundingBox()
  if (box === null) throw new Error(`Nothing is at ${selector}`)
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Presses on a deal and goes to a stage, without letting go. */
async function drag(title: string, stageId: string): Promise<void> {
  const from = await middleOf(`[data-deal]:has-text("${title}")`)
  const to = await middleOf(`[data-stage="${stageId}"]`)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(to.x, to.y, { steps: 8 })
}

const stageOf = async (title: string) =>
  (await desk.rows<Deal>('deals')).find((deal) => deal.title === title)?.stageId

describe('deals moved by the mouse', () => {
  it('come to stand where they are let go, and back by undo', async () => {
    await drag('Trays', SECOND)
    await page.mouse.up()
    await waitFor('the move', async () => (await stageOf('Trays')) === SECOND)
    await board.sees(/“Trays” is in Read, 1 of 1/)
    expect(await board.frame.getByRole('dialog').count()).toBe(0)
    await board.click('Undo')
    await waitFor('the deal to be back', async () => (await stageOf('Trays')) === FIRST)
    expect(await desk.wrongs()).toEqual([])
  })

  it('stay where they were after Escape', async () => {
    await drag('Chairs', SECOND)
    await page.keyboard.press('Escape')
    await page.mouse.up()
    // A later move that arrived says that the one before would have arrived too.
    await drag('Trays', SECOND)
    await page.mouse.up()
    await waitFor('the move', async () => (await stageOf('Trays')) === SECOND)
    expect(await stageOf('Chairs')).toBe(FIRST)
  })

  it('open when they are pressed and not moved', async () => {
    await board.frame.locator('[data-deal]:has-text("Chairs")').click()
    await board.frame.getByRole('dialog').waitFor()
    expect(await desk.wrongs()).toEqual([])
  })
})

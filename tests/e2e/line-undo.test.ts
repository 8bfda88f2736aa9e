import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { TABLES } from '../../storage/protocol/command'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { fillCard, openChat } from './support/the-line'

describe('taking back', () => {
  let desk: ChromiumDesk

  beforeEach(async () => {
    desk = await ChromiumDesk.start()
    await desk.load({ open: 'ana' })
  })
  afterEach(() => desk?.close())

  it('brings a deleted note back by Undo, and a removed tag by Ctrl+Z', async () => {
    await fillCard(desk, 'Anita')
    const beside = await desk.beside()
    await beside.click(/^Note of/)
    await beside.click('Delete note')
    await beside.seesNo('Wants 40 trays by Friday')
    await beside.sees('Note deleted')
    await beside.frame.locator('.toast', { hasText: 'Note deleted' }).getByText('Undo').click()
    await beside.sees('Wants 40 trays by Friday')
    await beside.sees('Undone')

    await beside.click('Remove tag wholesale')
    await beside.frame.getByLabel('Remove tag wholesale').waitFor({ state: 'detached' })
    await beside.sees('Tag wholesale removed')
    await beside.click('Fewer details')
    await desk.page.keyboard.press('Control+z')
    await beside.frame.getByLabel('Remove tag wholesale').waitFor()
    expect(await desk.wrongs()).toEqual([])
  })

  it('keeps nothing about a chat that is never tracked, over a reload, until it is tracked again', async () => {
    await openChat(desk, 'grace')
    const beside = await desk.beside()
    await beside.sees('Grace Whitlock')
    await neverTrack(desk)
    await desk.reload()
    await openChat(desk, 'grace')
    const again = await desk.beside()
    await again.sees('This chat is private')
    await desk.inPage(() => window.practice.receive('grace', { text: 'Hello?' }))
    await desk.inPage(() => window.practice.open('ana'))
    await again.sees('Ana Pérez 😀')
    for (const table of TABLES) {
      const stored = JSON.stringify(await desk.rows(table))
      expect(stored, table).not.toMatch(/Grace|Whitlock|447700900381/)
    }
    expect(await storedSettings(desk)).not.toMatch(/Grace|Whitlock|447700900381/)

    await openChat(desk, 'grace')
    await again.click('Track again')
    await again.fill('New note', 'Wants chairs')
    await again.press('Control+Enter')
    await again.sees('Wants chairs')
    await waitFor('the card', async () =>
      JSON.stringify(await desk.rows('contacts')).includes('Grace Whitlock'),
    )
    expect(await desk.wrongs()).toEqual([])
  })

  it('puts a card in the trash when its chat becomes private, and brings it back by Undo', async () => {
    await fillCard(desk, 'Anita')
    const beside = await desk.beside()
    await neverTrack(desk)
    await beside.seesNo('Wants 40 trays by Friday')
    await beside.frame.locator('.toast', { hasText: 'is private now' }).getByText('Undo').click()
    await beside.sees('Wants 40 trays by Friday')
    await beside.sees('Anita')
    expect(await desk.wrongs()).toEqual([])
  })
})

async function neverTrack(desk: ChromiumDesk): Promise<void> {
  const beside = await desk.beside()
  await beside.click('More')
  await beside.click('Never track this chat…')
  await beside.click('Never track')
  await beside.sees('This chat is private')
}

/** Everything kept beside the database. */
async function storedSettings(desk: ChromiumDesk): Promise<string> {
  const worker = await desk.worker()
  return JSON.stringify(await worker.evaluate(() => chrome.storage.local.get(null)))
}

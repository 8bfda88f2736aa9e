import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Contact } from '../../storage/schema/contact'
import type { FollowUp } from '../../storage/schema/follow-up'
import type { Note } from '../../storage/schema/note'
import { newId } from '../../utils/ids'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { untilLooked, wasAwayFor } from './support/follow-up-time'
import { fillCard, insertReply, openChat } from './support/the-line'
import { starterReplies } from '@/utils/templates/starters'

const MINUTE_MS = 60_000

describe('coming back', () => {
  let profile: string
  let desk: ChromiumDesk

  beforeEach(async () => {
    profile = mkdtempSync(join(tmpdir(), 'chatside-again-'))
    desk = await ChromiumDesk.start({ userDataDir: profile })
    await desk.load({ open: 'ana' })
    await fillCard(desk, 'Anita')
  })
  afterEach(async () => {
    await desk?.close()
    rmSync(profile, { recursive: true, force: true })
  })

  it('finds the card, an unfinished note and the replies again after a reload of the page', async () => {
    await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
    await (await desk.beside()).fill('New note', 'Ask about the ba')
    await desk.reload()

    const beside = await desk.beside()
    for (const text of ['Ana Pérez 😀', 'wholesale', 'Anita', 'Wants 40 trays by Friday']) {
      await beside.sees(text)
    }
    await waitFor('the unfinished note', async () => {
      return (await beside.frame.getByLabel('New note').inputValue()) === 'Ask about the ba'
    })
    await insertReply(desk, '/thanks', 'Thank you, Anita! Write to me any time.')
    expect(await desk.wrongs()).toEqual([])
  })

  it('finds everything after the browser was closed, and reports at once what fell due meanwhile', async () => {
    const [{ id: contactId }] = (await desk.rows<Contact>('contacts')) as [Contact]
    // Not before the browser is closed.
    const dueAt = Date.now() + 6_000
    let lastSetAt = 0
    for (const note of ['Call back', 'Send the offer']) {
      lastSetAt = Date.now()
      const plan = { target: { contactId }, id: newId(), contactId, timeZone: 'UTC', note }
      await desk.ask('followUps.set', { ...plan, dueAt })
    }
    await untilLooked(desk, lastSetAt)
    await wasAwayFor(desk, 10 * MINUTE_MS)
    await desk.close()
    await waitFor('the time of the follow-ups', () => Date.now() > dueAt)

    desk = await ChromiumDesk.start({ userDataDir: profile })
    const [digest] = await waitFor('the digest', async () => {
      const shown = await desk.notices()
      return shown.length > 0 && shown
    })
    expect(digest).toMatch(/^digest:/)
    await waitFor('the badge', async () => (await desk.badge()) === '2')
    const rows = await desk.rows<FollowUp>('followUps')
    expect(rows.map(({ state }) => state)).toEqual(['fired', 'fired'])
    await desk.clickNotice(digest ?? '')
    const list = await desk.ownTab('#/today')
    for (const text of ['Ana Pérez 😀', /· Call back/]) await list.sees(text)

    await desk.load()
    await openChat(desk, 'ana')
    const beside = await desk.beside()
    for (const text of ['Anita', 'wholesale', 'Wants 40 trays by Friday']) await beside.sees(text)
    for (const text of [/due (today|yesterday)/i, 'Call back', '1 more is due']) await beside.sees(text)
    const notes = await desk.rows<Note>('notes')
    expect(notes.map(({ text }) => text)).toEqual(['Wants 40 trays by Friday'])
    expect(await desk.wrongs()).toEqual([])
  })
})

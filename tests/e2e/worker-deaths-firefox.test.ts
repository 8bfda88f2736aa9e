import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../utils/ids'
import { waitFor } from '../browsers/wait-for'
import { FirefoxDesk } from './support/firefox-desk'
import { endNoteStream, startNoteStream } from './support/note-stream'
import { proveStream, STREAM_CHAT } from './support/stream-proof'

const ENDS = 6
const WRITERS = 4

describe('the event page ended under a stream of notes, in Firefox', () => {
  let desk: FirefoxDesk

  beforeAll(async () => {
    desk = await FirefoxDesk.start()
    await desk.install()
  })
  afterAll(() => desk?.close())

  it('keeps every acknowledged note, and writes none twice', async () => {
    const contactId = newId()
    const page = await desk.openOwn('#/diagnostics')
    await page.evaluate(startNoteStream, STREAM_CHAT, contactId, WRITERS)
    const acknowledged = () => page.evaluate(() => window.noteStream.acknowledged.length)
    for (let end = 1; end <= ENDS; end++) {
      const before = await acknowledged()
      await waitFor(`a note after end ${end - 1}`, async () => (await acknowledged()) > before)
      await waitFor(`an event page for end ${end}`, () => desk.firefox.terminateBackground())
    }
    await proveStream(await page.evaluate(endNoteStream), contactId, (table) => desk.rows(table))
    expect(await desk.wrongs()).toEqual([])
  })
})

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toBase64 } from '@/utils/base64'
import { MEDIA_CHUNK_BYTES } from '@/storage/schema/media'
import { waitFor } from '../../browsers/wait-for'
import { LAYOUTS } from '../../whatsapp-web/api'
import type { PracticeParams } from '../../whatsapp-web/url'
import type { Desk } from './desk'

/** A desk, and what the common parts of it cannot do. */
export interface MediaHands {
  desk: Desk
  /** Presses the button in the notice over the page. @returns the bytes that were downloaded. */
  save(buttonCss: string, name: string): Promise<Buffer>
}

type Sample = { id: string; name: string; type: string; bytes: Uint8Array }

const PICTURE = sample(1, 'price list.png', 'image/png', 5_000_000)
const CLIP = sample(2, 'tour.mp4', 'video/mp4', 700_000)
const OFFER = sample(3, 'オファー.pdf', 'application/pdf', 1)
const FILM = sample(4, 'film.mp4', 'video/mp4', 16 * 1024 * 1024)
const REPLIES = { picture: [PICTURE], all: [PICTURE, CLIP, OFFER], film: [FILM] }
const NOTICE = '.bar:not([hidden]) span'

/** The same files in every browser: what arrives at WhatsApp's own preview, and what happens when none opens. */
export function describeMedia(browserName: string, start: () => Promise<MediaHands>): void {
  describe(`the files of a reply in ${browserName}`, () => {
    let hands: MediaHands
    let desk: Desk

    beforeAll(async () => {
      hands = await start()
      desk = hands.desk
      for (const [index, [shortcut, files]] of Object.entries(REPLIES).entries()) {
        const id = `00000000-0000-4000-9000-00000000000${index}`
        await desk.ask('replies.save', {
          id,
          shortcut,
          title: shortcut,
          body: `With ${shortcut}`,
          labels: [],
        })
        for (const file of files) await store(desk, id, file)
      }
    }, 240_000)
    afterAll(() => desk?.close())

    async function load(params: PracticeParams = {}): Promise<void> {
      await desk.load({ chats: 60, open: 'ana', ...params })
      await desk.beside()
    }

    const preview = async () => (await desk.inPage(() => window.practice.mediaPreview())) ?? undefined
    const pasted = () => desk.inPage(() => window.practice.pastedFiles())
    const shows = (files: readonly Sample[]) =>
      waitFor('the preview', async () => {
        const shown = await preview()
        return shown?.files.join() === files.map(({ name }) => name).join() && shown
      })

    async function choose(shortcut: string) {
      const beside = await desk.beside()
      await beside.fill('Search quick replies', shortcut)
      await beside.sees(`With ${shortcut}`)
      return beside
    }

    it.each(LAYOUTS)('arrive byte for byte in the preview of %s, and the person sends', async (layout) => {
      await load({ layout })
      await desk.typeMessage('Half a thought')
      const beside = await choose('picture')
      await beside.click(`Attach ${PICTURE.name}`)
      await beside.sees(`WhatsApp shows ${PICTURE.name}. You send it.`)
      expect((await shows([PICTURE])).caption).toBe('Half a thought')
      const chat = await desk.inPage(() => window.practice.openChat())
      expect(await pasted()).toEqual([described(PICTURE, chat?.id)])
      expect(await desk.layerTexts(NOTICE)).toEqual([])
      expect(await desk.wrongs()).toEqual([])
    })

    it('come with the text of the picker, all of them in their order', async () => {
      await load()
      await desk.typeMessage('/all')
      await waitFor('the preview', async () => (await desk.layerTexts('.preview'))[0] === 'With all')
      await desk.pressInPage('Enter')
      expect((await shows(REPLIES.all)).caption).toBe('With all')
      const chat = await desk.inPage(() => window.practice.openChat())
      expect(await pasted()).toEqual(REPLIES.all.map((file) => described(file, chat?.id)))
      expect(await desk.wrongs()).toEqual([])
    })

    it('are added one by one to a preview that is open', async () => {
      await load()
      const beside = await choose('all')
      for (const file of REPLIES.all) {
        await beside.click(`Attach ${file.name}`)
        await beside.sees(`WhatsApp shows ${file.name}. You send it.`)
      }
      await shows(REPLIES.all)
      expect(await desk.wrongs()).toEqual([])
    })

    it.each(['ignored', 'refused'] as const)(
      'are offered to save when the page has them %s',
      async (files) => {
        await load({ files })
        const beside = await choose('picture')
        await beside.click(`Attach ${PICTURE.name}`)
        await beside.sees(`WhatsApp did not open its preview for ${PICTURE.name}.`)
        expect(await desk.layerTexts(NOTICE)).toEqual([
          `WhatsApp did not take \u2068${PICTURE.name}\u2069. Save it, then add it with WhatsApp’s own + button.`,
        ])
        const saved = await hands.save('.bar:not([hidden]) button', PICTURE.name)
        expect(hashOf(saved)).toBe(hashOf(PICTURE.bytes))
        expect(await preview()).toBeUndefined()
        expect(await pasted()).toEqual([])
        expect(await desk.wrongs()).toEqual([])
      },
    )

    it('are no longer offered to save when a slow page shows them after all', async () => {
      await load({ files: 'slow' })
      const beside = await choose('picture')
      await beside.click(`Attach ${PICTURE.name}`)
      await waitFor('the offer', async () => (await desk.layerTexts(NOTICE)).length > 0)
      await shows([PICTURE])
      await waitFor('the offer to go', async () => (await desk.layerTexts(NOTICE)).length === 0)
      expect(await desk.wrongs()).toEqual([])
    })

    it('never reach another chat that was opened while they were on their way', async () => {
      await load()
      const beside = await choose('film')
      await beside.click(`Attach ${FILM.name}`)
      await desk.inPage(() => window.practice.open('grace'))
      await beside.sees('Grace Whitlock')
      await waitFor('the refusal', async () => {
        const shown = await (await desk.beside()).evaluate(() => document.body.innerText)
        return /another chat|chat changed/i.test(shown)
      })
      expect(await preview()).toBeUndefined()
      expect(await pasted()).toEqual([])
      expect(await desk.wrongs()).toEqual([])
    })
  })
}

function sample(number: number, name: string, type: string, size: number): Sample {
  const id = `00000000-0000-4000-8000-00000000000${number}`
  return {
    id,
    name,
    type,
    bytes: Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 8) + number) & 255),
  }
}

async function store(desk: Desk, replyId: string, { id, name, type, bytes }: Sample): Promise<void> {
  const size = bytes.length
  for (let index = 0; index * MEDIA_CHUNK_BYTES < size; index += 1) {
    const piece = bytes.subarray(index * MEDIA_CHUNK_BYTES, (index + 1) * MEDIA_CHUNK_BYTES)
    await desk.ask('media.put', { mediaId: id, index, base64: toBase64(piece) })
  }
  await desk.ask('media.add', { id, name, type, size, replyId })
}

function described({ name, type, bytes }: Sample, chatId: string | undefined) {
  return { chatId, name, type, size: bytes.length, sha256: hashOf(bytes) }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readJson } from '@/utils/replies/exchange/json/read-json'
import { writeJson } from '@/utils/replies/exchange/json/write-json'
import { awkwardReplies } from './arbitrary-replies'

const codesOf = (text: string) => readJson(text).notes.map(({ place, code }) => `${place} ${code}`)
const fileOf = (...replies: unknown[]) => JSON.stringify({ format: 'chatside.replies', version: 1, replies })
const HELLO = { shortcut: 'hello', title: 'Hello', body: 'Hello {{first_name|there}}', labels: ['greeting'] }

describe('replies as JSON', () => {
  it('come back exactly as they were written, files included', () => {
    fc.assert(
      fc.property(awkwardReplies, (replies) => {
        const { text, notes } = writeJson(replies)
        expect(notes).toEqual([])
        expect(readJson(text)).toEqual({ replies, notes: [] })
      }),
      { numRuns: 500 },
    )
  })

  it('say which files have no bytes, when written and when read', () => {
    const replies = [{ ...HELLO, media: [{ name: 'price list.pdf', type: 'application/pdf', size: 12 }] }]
    const { text, notes } = writeJson(replies)
    expect(notes).toEqual([{ place: 'hello', code: 'media-without-bytes', detail: 'price list.pdf' }])
    expect(readJson(text).replies).toEqual(replies)
    expect(codesOf(text)).toEqual(['replies[0].media[0] media-without-bytes'])
  })

  it('are refused one by one, each with its place and reason, while the good ones go in', () => {
    const outcome = readJson(
      fileOf(HELLO, { shortcut: 'x', body: 5 }, { shortcut: 'empty', body: ' \n' }, 'nothing'),
    )
    expect(outcome.replies).toEqual([HELLO])
    expect(outcome.notes).toEqual([
      { place: 'replies[1]', code: 'bad-value', detail: 'body: invalid_type' },
      { place: 'replies[3]', code: 'bad-value', detail: 'invalid_type' },
      { place: 'replies[2]', code: 'no-body' },
    ])
  })

  it('get a shortcut that can be typed, and a title, where a person left them out', () => {
    const { replies, notes } = readJson(
      fileOf(
        { shortcut: '/say hi', body: 'Hi {{first_name}}, \n how are you?' },
        { ...HELLO, shortcut: 'Say-Hi' },
        { ...HELLO, shortcut: '!!', title: 'Price list' },
      ),
    )
    expect(replies.map(({ shortcut, title }) => [shortcut, title])).toEqual([
      ['say-hi', 'Hi [First name],'],
      ['Say-Hi-2', 'Hello'],
      ['Price-list', 'Price list'],
    ])
    expect(notes.map(({ code, detail }) => [code, detail])).toEqual([
      ['shortcut-changed', '/say hi → say-hi'],
      ['shortcut-taken', 'Say-Hi → Say-Hi-2'],
      ['shortcut-made', 'Price-list'],
    ])
  })

  it('tell of everything in them that is not taken over', () => {
    expect(
      codesOf(
        fileOf({
          ...HELLO,
          language: 'klingon!',
          variants: { 'no tag': 'x' },
          colour: 'red',
          labels: [...Array.from({ length: 21 }, (_, at) => `label ${at}`), 'x'.repeat(301)],
          folder: 'f'.repeat(301),
          media: [{ name: 'a.png', type: 'image/png', size: 4, base64: 'AAAA' }, { name: 'b.png' }],
        }),
      ),
    ).toEqual([
      'replies[0] key-left-out',
      'replies[0].media[0] media-left-out',
      'replies[0].media[1] media-left-out',
      'replies[0] language-left-out',
      'replies[0] variants-left-out',
      'replies[0] folder-left-out',
      'replies[0] label-left-out',
      'replies[0] label-left-out',
    ])
  })

  it('of a newer version, of another format, or no JSON at all are refused whole', () => {
    expect(codesOf(JSON.stringify({ format: 'chatside.replies', version: 2, replies: [HELLO] }))).toEqual([
      'version newer-version',
    ])
    expect(codesOf('{"replies": []}')).toEqual([' unknown-format'])
    expect(codesOf('{"replies": [')).toEqual([' unreadable'])
    expect(codesOf(fileOf())).toEqual(['replies no-replies'])
  })

  it('carry a file as large as WhatsApp takes', () => {
    const size = 16 * 1024 * 1024
    const base64 = Buffer.alloc(size, 7).toString('base64')
    const replies = [{ ...HELLO, media: [{ name: 'a.mp4', type: 'video/mp4', size, base64 }] }]
    const back = readJson(writeJson(replies).text)
    expect(back.notes).toEqual([])
    expect(back.replies[0]?.media?.[0]?.base64 === base64).toBe(true)
  })

  it('name files that one file cannot carry any more, without their bytes', () => {
    const media = ['a.png', 'b.png', 'c.png'].map((name) => ({
      name,
      type: 'image/png',
      size: 3,
      base64: 'AAAA',
    }))
    const { text, notes } = writeJson([{ ...HELLO, media }], 8)
    expect(notes).toEqual([{ place: 'hello', code: 'media-without-bytes', detail: 'c.png' }])
    expect(readJson(text).replies[0]?.media?.map(({ base64 }) => base64)).toEqual(['AAAA', 'AAAA', undefined])
  })

  it.each(['A', 'AA', 'AAA', 'A===', 'AA==AA==', 'AA=A', 'AAA!', '====', 'AA AA'])(
    'leave a file out whose bytes are no base64: %s',
    (base64) => {
      const media = [{ name: 'a.png', type: 'image/png', size: 1, base64 }]
      expect(codesOf(fileOf({ ...HELLO, media }))).toEqual(['replies[0].media[0] media-left-out'])
    },
  )

  it('beyond what one list can hold are counted, not swallowed', () => {
    const many = Array.from({ length: 5_001 }, (_, at) => ({ ...HELLO, shortcut: `hello-${at}` }))
    const { replies, notes } = readJson(fileOf(...many))
    expect(replies).toHaveLength(5_000)
    expect(notes).toEqual([{ place: 'replies', code: 'too-many', detail: '5001' }])
  })
})

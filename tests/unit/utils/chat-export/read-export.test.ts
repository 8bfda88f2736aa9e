import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/utils/app-error'
import { chatNameOf } from '@/utils/chat-export/chat-name'
import { parseChat } from '@/utils/chat-export/parse-chat'
import { readExport } from '@/utils/chat-export/read-export'
import { SHAPES } from './shapes'

const UTC = { timeZone: 'UTC' }
const CHAT = '[31/12/2023, 14:05:09] Ana: Hello\r\n[31/12/2023, 14:06:00] Bo: Hi\r\n'

async function codeOf(run: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await run()
    return undefined
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

describe('a zip', () => {
  test('is read for its text alone, and named by the zip', async () => {
    const bytes = zipSync({
      '_chat.txt': strToU8(CHAT),
      '00000001-PHOTO.jpg': strToU8('x'),
      '__MACOSX/._chat.txt': strToU8(CHAT),
    })
    const chats = await readExport({ name: 'WhatsApp Chat - Ana Silva.zip', bytes }, UTC)
    expect(chats.map(({ name, messages }) => [name, messages.length])).toEqual([['Ana Silva', 2]])
  })

  test('of several chats gives each by its own name', async () => {
    const bytes = zipSync({
      'WhatsApp Chat with Ana.txt': strToU8(CHAT),
      'in/Chat de WhatsApp con Bo.txt': strToU8(CHAT),
      'notes.txt': strToU8('no chat'),
    })
    expect((await readExport({ name: 'all.zip', bytes }, UTC)).map(({ name }) => name)).toEqual(['Ana', 'Bo'])
  })

  /** A zip whose list of files says that its first file unpacks to so many bytes. */
  function claiming(size: number): Uint8Array {
    const bytes = zipSync({ '_chat.txt': strToU8(CHAT.repeat(50)) })
    const entry = bytes.findIndex((_, at) => [0x50, 0x4b, 1, 2].every((byte, i) => bytes[at + i] === byte))
    new DataView(bytes.buffer, bytes.byteOffset).setUint32(entry + 24, size, true)
    return bytes
  }

  test('that would unpack to more than a chat can be is refused before it is unpacked', async () => {
    expect(await codeOf(() => readExport({ name: 'a.zip', bytes: claiming(51 * 1024 * 1024) }, UTC))).toBe(
      'bad-request',
    )
  })

  test('that unpacks to more than it says gives no more than it says', async () => {
    expect(
      (await readExport({ name: 'a.zip', bytes: claiming(CHAT.length * 2) }, UTC))[0]?.messages,
    ).toHaveLength(4)
  })

  test('that lies about its size, is cut off or is damaged is refused or read, and nothing else', async () => {
    const whole = zipSync({ '_chat.txt': strToU8(CHAT.repeat(5)) })
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.boolean(), async (at, byte, isCut) => {
        const bytes = isCut ? whole.slice(0, at) : whole.with(at, byte)
        expect([undefined, 'bad-request']).toContain(
          await codeOf(() => readExport({ name: 'a.zip', bytes }, UTC)),
        )
      }),
      { numRuns: 100 },
    )
  })
})

test('A text is read in UTF-8 and UTF-16, with and without a byte order mark', async () => {
  const utf16 = new Uint8Array(2 + CHAT.length * 2)
  utf16.set([0xff, 0xfe])
  for (const [index, letter] of [...CHAT].entries()) utf16[2 + index * 2] = letter.charCodeAt(0)
  for (const bytes of [strToU8(CHAT), strToU8(`\ufeff${CHAT}`), utf16]) {
    expect((await readExport({ name: 'a.txt', bytes }, UTC))[0]?.messages).toHaveLength(2)
  }
})

test('A long chat is read in pieces, between which the page has time, to the same end', async () => {
  const bytes = strToU8(CHAT.repeat(5_000))
  let pauses = 0
  const breathe = async (): Promise<void> => {
    pauses += 1
  }
  const [chat] = await readExport({ name: 'a.txt', bytes }, UTC, breathe)
  expect(chat?.messages).toHaveLength(10_000)
  // Its lines, its messages and their moments, 500 at a time.
  expect(pauses).toBeGreaterThanOrEqual(60)
  expect((await readExport({ name: 'a.txt', bytes }, UTC))[0]).toEqual(chat)
})

test('A file without messages is no chat', async () => {
  expect(await readExport({ name: 'a.txt', bytes: strToU8('Dear Ana,\nhow are you?') }, UTC)).toEqual([])
})

test('A chat without a name of its own is called by what the app says first, else by its file', async () => {
  const greeting = '[31/12/2023, 14:05:00] Ana: \u200eMessages and calls are end-to-end encrypted.\n'
  const nameOf = async (text: string): Promise<string | undefined> =>
    (await readExport({ name: '_chat.txt', bytes: strToU8(text) }, UTC))[0]?.name
  expect(await nameOf(greeting + CHAT)).toBe('Ana')
  expect(await nameOf(CHAT)).toBe('_chat')
})

test.each([
  ['WhatsApp Chat with Ana Silva.txt', 'Ana Silva'],
  ['WhatsApp Chat with Ana Silva (2).txt', 'Ana Silva'],
  ['WhatsApp Chat - +55 11 98765-4321.zip', '+55 11 98765-4321'],
  ['WhatsApp-Chat mit Ana.txt', 'Ana'],
  ['Chat de WhatsApp con Ana.txt', 'Ana'],
  ['Conversa do WhatsApp com Ana.txt', 'Ana'],
  ['Discussion WhatsApp avec Ana.txt', 'Ana'],
  ['Chat WhatsApp con Ana.txt', 'Ana'],
  ['WhatsApp-chat met Ana.txt', 'Ana'],
  ['Ana ile WhatsApp Sohbeti.txt', 'Ana'],
  ['Чат WhatsApp с\u00a0контактом Ana.txt', 'Ana'],
  ['AnaとのWhatsAppチャット.txt', 'Ana'],
  ['与Ana的 WhatsApp 聊天.txt', 'Ana'],
  ['Ana님과의 WhatsApp 대화.txt', 'Ana'],
  ['دردشة واتساب مع Ana.txt', 'Ana'],
  ['Ana के साथ WhatsApp चैट.txt', 'Ana'],
  ['Chat WhatsApp dengan Ana.txt', 'Ana'],
  ['Czat WhatsApp z Ana.txt', 'Ana'],
  ['WhatsApp-keskustelu henkilön Ana kanssa.txt', 'Ana'],
  ['WhatsApp 与 Ana 的对话.txt', 'Ana'],
  ["צ'אט WhatsApp עם Ana.txt", 'Ana'],
  ['WhatsApp Chat with .txt', undefined],
  ['_chat.txt', undefined],
])('%s is the chat of %s', (fileName, name) => {
  expect(chatNameOf(fileName)).toBe(name)
})

const fragment = fc.oneof(
  fc.constantFrom(...SHAPES.map(({ write }) => write(new Date(Date.UTC(2023, 11, 31, 14, 5, 9))))),
  fc.constantFrom(
    '[',
    '] ',
    ' - ',
    ': ',
    'Ana: ',
    '<attached: ',
    '.pdf>',
    ' (file attached)',
    '\u200e',
    '\u200f',
    '\ufeff',
    '<',
    '>',
    '\r',
    '\n',
    '\n',
    '٣١',
    '99',
    '/',
    '.',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
)

test('Whatever a text is made of, it is measured and nothing is thrown', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fragment, { maxLength: 30 }), async (parts) => {
      const text = parts.join('')
      const { messages, skipped } = await parseChat(text, UTC)
      expect(skipped).toBeGreaterThanOrEqual(0)
      for (const { at, length, author, fileName = 'x', key } of messages) {
        expect(Number.isSafeInteger(at) && at >= 0).toBe(true)
        expect(length <= text.length && fileName.length <= 300 && fileName !== '').toBe(true)
        expect(author === undefined || author.length <= 100).toBe(true)
        expect(key).toMatch(/^[0-9a-f]{16}$/)
      }
      expect(new Set(messages.map(({ key }) => key)).size).toBe(messages.length)
    }),
    { numRuns: 400 },
  )
})

test.each([
  ['spaces', `31/12/2023, 14:05 - Ana: a${' '.repeat(200_000)}b`],
  ['angles', `31/12/2023, 14:05 - Ana: ${'<a>'.repeat(60_000)}b`],
  ['marks', `[31/12/2023, 14:05:09] Ana: ${'\u200e '.repeat(60_000)}`],
  ['lines', `31/12/2023, 14:05 - Ana: a${'\n '.repeat(100_000)}`],
  [
    'lines after a date that is none',
    `31/12/2023, 14:05 - Ana: a\n45/45/2023, 14:05 - b${'\nc'.repeat(150_000)}`,
  ],
  ['digits', '1'.repeat(200_000)],
  ['brackets', '['.repeat(200_000)],
])('Very many %s in one message take no more than their share', async (_, text) => {
  expect((await parseChat(text, UTC)).messages.length).toBeLessThanOrEqual(1)
})

import { describe, expect, test } from 'vitest'
import { parseChat } from '@/utils/chat-export/parse-chat'
import type { ExportedMessage } from '@/utils/chat-export/types'

const UTC = { timeZone: 'UTC' }
const MARK = '\u200e'

/** A message after one that makes the order of the date sure. */
async function android(body: string): Promise<ExportedMessage | undefined> {
  return (await parseChat(`31/12/2023, 14:05 - Ana: ${body}`, UTC)).messages[0]
}

async function iphone(body: string, before = ''): Promise<ExportedMessage | undefined> {
  return (await parseChat(`${before}[31/12/2023, 14:05:09] Ana: ${body}`, UTC)).messages[0]
}

describe('on Android', () => {
  test.each([
    ['Hello', { kind: 'text', length: 5 }],
    ['Hello\nsecond line\n\nfourth', { kind: 'text', length: 25 }],
    ['', { kind: 'text', length: 0 }],
    ['<Media omitted>', { kind: 'other', length: 0 }],
    ['<Media omitted>\nlook at this', { kind: 'other', length: 12 }],
    ['<Medien ausgeschlossen>', { kind: 'other', length: 0 }],
    ['<Без медиафайлов>', { kind: 'other', length: 0 }],
    ['<メディアは含まれていません>', { kind: 'other', length: 0 }],
    ['<Medya dahil edilmedi>', { kind: 'other', length: 0 }],
    ['<Video note omitted>', { kind: 'video', length: 0 }],
    ['IMG-20231231-WA0001.jpg (file attached)', { kind: 'image', length: 0 }],
    [`${MARK}IMG-20231231-WA0001.jpg (Datei angehängt)\nlook`, { kind: 'image', length: 4 }],
    [`${MARK}VID-20231231-WA0001.mp4 (archivo adjunto)`, { kind: 'video', length: 0 }],
    ['PTT-20231231-WA0001.opus (arquivo anexado)', { kind: 'audio', length: 0 }],
    [`${MARK}STK-20231231-WA0001.webp (bestand bijgevoegd)`, { kind: 'sticker', length: 0 }],
    [`${MARK}Bo.vcf (файл добавлен)`, { kind: 'other', length: 0 }],
    ['Offer 12.pdf (file attached)', { kind: 'document', length: 0, fileName: 'Offer 12.pdf' }],
    ['見積.pdf (ファイル添付)', { kind: 'document', length: 0, fileName: '見積.pdf' }],
    ['报价.xlsx（文件附件）', { kind: 'document', length: 0, fileName: '报价.xlsx' }],
    ['report.pdf (see page 3)', { kind: 'text', length: 23 }],
    ['<title>', { kind: 'other', length: 0 }],
    ['<a href="x">', { kind: 'text', length: 12 }],
    ['This message was deleted', { kind: 'other', length: 0 }],
    ['Du hast diese Nachricht gelöscht.', { kind: 'other', length: 0 }],
    ['Esta mensagem foi apagada', { kind: 'other', length: 0 }],
    ['このメッセージは削除されました', { kind: 'other', length: 0 }],
    ['您已刪除此訊息。', { kind: 'other', length: 0 }],
    ['이 메시지는 삭제되었습니다', { kind: 'other', length: 0 }],
    ['\u200fלמחוק', { kind: 'text', length: 5 }],
    ['\u200fمحقت', { kind: 'text', length: 4 }],
    ['\u200fلقد حذَفت هذه الرسالة.', { kind: 'other', length: 0 }],
    ['Bạn đã xoá tin nhắn này', { kind: 'other', length: 0 }],
    ['آپ', { kind: 'text', length: 2 }],
    ['Bilanz.xlsx (fișier atașat)', { kind: 'document', length: 0, fileName: 'Bilanz.xlsx' }],
    ['see you at 9 <This message was edited>', { kind: 'text', length: 12 }],
    [`bis 9 ${MARK}<Diese Nachricht wurde bearbeitet.>`, { kind: 'text', length: 5 }],
    ['a < b and c > d', { kind: 'text', length: 15 }],
    ['\u202b\u200fשלום\u202c', { kind: 'text', length: 4 }],
  ] as const)('%j', async (body, expected) => {
    const { kind, length, fileName } = (await android(body))!
    expect({ kind, length, ...(fileName === undefined ? {} : { fileName }) }).toEqual(expected)
  })
})

describe('on an iPhone', () => {
  test.each([
    ['image omitted', 'image'],
    ['Bild weggelassen', 'image'],
    ['imagen omitida', 'image'],
    ['image absente', 'image'],
    ['immagine omessa', 'image'],
    ['imagem não revelada', 'image'],
    ['afbeelding weggelaten', 'image'],
    ['görüntü dahil edilmedi', 'image'],
    ['изображение отсутствует', 'image'],
    ['画像は含まれていません', 'image'],
    ['图片已省略', 'image'],
    ['圖片已略去', 'image'],
    ['이미지 생략됨', 'image'],
    ['फ़ोटो हटाई गई', 'image'],
    ['gambar tidak disertakan', 'image'],
    ['Video omitido', 'video'],
    ['वीडियो छोड़ा गया', 'video'],
    ['GIF omitted', 'video'],
    ['audio omis', 'audio'],
    ['音声は含まれていません', 'audio'],
    ['sticker non incluso', 'sticker'],
    ['스티커 생략됨', 'sticker'],
    ['Contact card omitted', 'other'],
    ['התמונה הושמטה', 'image'],
    ['لم يتم إدراج الصورة', 'image'],
    ['GIF 圖片已被省略', 'video'],
    ['stiker tidak disertakan', 'sticker'],
    ['αυτοκόλλητο παραλήφθηκε', 'sticker'],
    ['zvuk vynechaný', 'audio'],
    ['đã bỏ video', 'video'],
    ['something nobody knows', 'other'],
  ] as const)('%s stands for what was left out', async (note, kind) => {
    expect(await iphone(MARK + note, MARK)).toMatchObject({ kind, length: 0, author: 'Ana' })
  })

  test.each([
    [`${MARK}<attached: 00000035-PHOTO-2023-12-31-14-05-09.jpg>`, { kind: 'image', length: 0 }],
    [`look here ${MARK}<attached: 00000035-PHOTO-2023-12-31-14-05-09.jpg>`, { kind: 'image', length: 9 }],
    [`${MARK}<adjunto: 00000038-AUDIO-2023-12-31-14-05-09.opus>`, { kind: 'audio', length: 0 }],
    [`${MARK}<添付ファイル: 00000043-STICKER-2023-12-31-14-05-09.webp>`, { kind: 'sticker', length: 0 }],
    [`${MARK}<附件：00000044-VIDEO-2023-12-31-14-05-09.mp4>`, { kind: 'video', length: 0 }],
    [
      `Offer.pdf • ${MARK}3 pages ${MARK}<attached: 00000046-Offer.pdf>`,
      { kind: 'document', length: 0, fileName: 'Offer.pdf' },
    ],
    [
      `Offer.pdf • ${MARK}3 pages ${MARK}document omitted`,
      { kind: 'document', length: 0, fileName: 'Offer.pdf' },
    ],
    [`Offer.docx ${MARK}डॉक्यूमेंट छोड़ा गया`, { kind: 'document', length: 0, fileName: 'Offer.docx' }],
    [`${MARK}Location: https://maps.google.com/?q=1.5,-2.5`, { kind: 'other', length: 0 }],
    [`${MARK}You deleted this message.`, { kind: 'other', length: 0 }],
    [`fine ${MARK}<This message was edited>`, { kind: 'text', length: 4 }],
  ] as const)('%j', async (body, expected) => {
    const { kind, length, fileName } = (await iphone(body))!
    expect({ kind, length, ...(fileName === undefined ? {} : { fileName }) }).toEqual(expected)
  })

  test('What the app says in the name of the chat has no author, and names the chat', async () => {
    const text = [
      `[31/12/2023, 14:05:09] Ana Silva: ${MARK}Messages and calls are end-to-end encrypted.`,
      '[31/12/2023, 14:06:00] Ana Silva: Hello',
      `[31/12/2023, 14:07:00] Bo: ${MARK}Missed voice call`,
    ].join('\r\n')
    const chat = await parseChat(text, UTC)
    expect(chat.messages.map(({ kind, author }) => [kind, author])).toEqual([
      ['system', undefined],
      ['text', 'Ana Silva'],
      ['system', undefined],
    ])
    expect(chat).toMatchObject({ title: 'Ana Silva', participants: ['Ana Silva'] })
  })
})

test('What the app says on Android has no author', async () => {
  const lines = [
    '31/12/2023, 14:05 - Messages and calls are end-to-end encrypted. Tap to learn more.',
    '31/12/2023, 14:06 - Ana changed the subject from "One" to "Two: three"',
    '31/12/2023, 14:07 - Bo: Ana said: no',
  ]
  const { messages, participants } = await parseChat(lines.join('\n'), UTC)
  expect(messages.map(({ kind, author }) => [kind, author])).toEqual([
    ['system', undefined],
    ['system', undefined],
    ['text', 'Bo'],
  ])
  expect(participants).toEqual(['Bo'])
})

test.each(['João "Juca" Silva', '«Ana» of the bakery', 'ד"ר כהן', 'Ana from מנכ"ל'])(
  'A customer called %s is heard',
  async (name) => {
    const text = `31/12/2023, 14:05 - ${name}: I want one\n31/12/2023, 14:06 - Bo: Ok`
    const { messages, participants } = await parseChat(text, UTC)
    expect(participants).toEqual([name, 'Bo'])
    expect(messages.map(({ kind }) => kind)).toEqual(['text', 'text'])
  },
)

test('A name inside of what the app says is nobody, in Hebrew too', async () => {
  const text = '31/12/2023, 14:05 - דנה שינתה את הנושא ל"שם: חדש"\n31/12/2023, 14:06 - Bo: Ok'
  expect((await parseChat(text, UTC)).participants).toEqual(['Bo'])
})

test('Authors are read without marks, wide spaces and the sign of somebody who is not saved', async () => {
  const text =
    '[31/12/2023, 14:05:09] \u202a+55\u00a011\u00a098765\u20114321\u202c: hi\n[31/12/2023, 14:05:10] ~\u00a0Bo: hi'
  expect((await parseChat(text, UTC)).participants).toEqual(['+55 11 98765\u20114321', 'Bo'])
})

test('Lines before the first message are told, lines in the other style are part of a message', async () => {
  const text = [
    'A heading',
    '',
    '31/12/2023, 14:05 - Ana: she wrote',
    '[30/12/2023, 14:05:09] Bo: hello',
    '45/45/2023, 14:05 - is no date',
    '31/12/2023, 14:06 - Bo: yes',
  ].join('\n')
  const chat = await parseChat(text, UTC)
  expect(chat.messages.map(({ length }) => length)).toEqual([
    'she wrote\n[30/12/2023, 14:05:09] Bo: hello\nis no date'.length,
    3,
  ])
  expect(chat.skipped).toBe(2)
})

test.each(['\n', '\r\n', '\r'])('Lines may end in %j, after a byte order mark', async (end) => {
  const text = `\ufeff31/12/2023, 14:05 - Ana: one${end}two${end}31/12/2023, 14:06 - Bo: three${end}`
  expect((await parseChat(text, UTC)).messages.map(({ length }) => length)).toEqual([7, 5])
})

describe('the key of a message', () => {
  const keys = async (...lines: string[]): Promise<string[]> =>
    (await parseChat(lines.join('\n'), UTC)).messages.map(({ key }) => key)
  const line = '31/12/2023, 14:05 - Ana: ok'

  test('is the same in a later export of the chat', async () => {
    const more = await keys(line, line, '31/12/2023, 14:06 - Bo: fine', '01/01/2024, 00:01 - Ana: new')
    expect(more.slice(0, 3)).toEqual(await keys(line, line, '31/12/2023, 14:06 - Bo: fine'))
  })

  test('tells equal messages of one minute apart', async () => {
    expect(
      new Set(await keys(line, line, '31/12/2023, 14:05 - Bo: ok', '31/12/2023, 14:05 - Ana: okay')).size,
    ).toBe(4)
  })

  test('is the same whether files came along or not', async () => {
    expect(await keys('31/12/2023, 14:05 - Ana: <Media omitted>\nlook')).toEqual(
      await keys('31/12/2023, 14:05 - Ana: IMG-20231231-WA0001.jpg (file attached)\nlook'),
    )
  })
})

test('Not a word of a message is kept', async () => {
  const secret = 'quokka'
  const chat = await parseChat(
    [
      `31/12/2023, 14:05 - Ana: ${secret}`,
      secret,
      `31/12/2023, 14:06 - ${secret} joined`,
      `31/12/2023, 14:07 - Bo: IMG-20231231-WA0001.jpg (file attached)`,
      secret,
    ].join('\n'),
    UTC,
  )
  expect(chat.messages).toHaveLength(3)
  expect(JSON.stringify(chat)).not.toContain(secret)
})

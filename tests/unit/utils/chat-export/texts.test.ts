import { expect, test } from 'vitest'
import { readExport } from '@/utils/chat-export/read-export'

const CHAT = [
  '28/09/2026, 10:30 - Messages and calls are end-to-end encrypted.',
  '28/09/2026, 10:30 - Ana: Good morning',
  'and a second line',
  '28/09/2026, 10:31 - Me: IMG-20260928-WA0001.jpg (file attached)',
  'A caption',
  '28/09/2026, 10:32 - Ana: Edited <This message was edited>',
  '28/09/2026, 10:33 - Me: <Media omitted>',
].join('\n')

const read = (keepsTexts?: boolean) => {
  const bytes = new TextEncoder().encode(CHAT)
  const options = { timeZone: 'UTC', ...(keepsTexts !== undefined && { keepsTexts }) }
  return readExport({ name: 'WhatsApp Chat with Ana.txt', bytes }, options)[0]!.messages
}

test('What messages of an exported chat say is told only when it is asked for, each as long as it measures', () => {
  const texts = read(true).map(({ text }) => text)
  expect(texts).toEqual([undefined, 'Good morning\nand a second line', 'A caption', 'Edited', undefined])
  for (const { text = '', length } of read(true)) expect(text).toHaveLength(length)
  for (const messages of [read(), read(false)])
    expect(messages.some((message) => 'text' in message)).toBe(false)
  expect(read(true)).toMatchObject(read())
})

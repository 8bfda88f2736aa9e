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

const read = async (keepsTexts?: boolean) => {
  const bytes = new TextEncoder().encode(CHAT)
  const options = { timeZone: 'UTC', ...(keepsTexts !== undefined && { keepsTexts }) }
  return (await readExport({ name: 'WhatsApp Chat with Ana.txt', bytes }, options))[0]!.messages
}

test('What messages of an exported chat say is told only when it is asked for, each as long as it measures', async () => {
  const texts = (await read(true)).map(({ text }) => text)
  expect(texts).toEqual([undefined, 'Good morning\nand a second line', 'A caption', 'Edited', undefined])
  for (const { text = '', length } of await read(true)) expect(text).toHaveLength(length)
  for (const messages of [await read(), await read(false)])
    expect(messages.some((message) => 'text' in message)).toBe(false)
  expect(await read(true)).toMatchObject(await read())
})

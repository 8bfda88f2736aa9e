import type { Ask, ChatAnswer, PageActivity, PageMessage } from '@/entrypoints/whatsapp-page/wire'
import { Bridge } from '@/entrypoints/whatsapp.content/bridge/bridge'
import type { Clock } from '@/entrypoints/whatsapp.content/base/clock'
import type { Faults } from '@/entrypoints/whatsapp.content/base/faults'

/** What our script in the page's world would answer. A test changes it as the page changes. */
export type PageWorld = {
  chat: ChatAnswer
  messages: PageMessage[]
  chats: PageActivity[]
  paste: (text: string) => string
  /** So many files were pasted. */
  pasteFiles: (count: number) => string
  opened: string[]
  /** It answers only after so long: the page is busy. */
  delayMs: number
}

export const NOTHING_KNOWN: ChatAnswer = {
  active: null,
  shown: null,
  hasModel: false,
  hasView: false,
  me: {},
}

export function pageWorld(more: Partial<PageWorld> = {}): PageWorld {
  const paste = () => 'editor'
  return {
    chat: NOTHING_KNOWN,
    messages: [],
    chats: [],
    paste,
    pasteFiles: paste,
    opened: [],
    delayMs: 0,
    ...more,
  }
}

/** @returns a bridge whose other end is the given world. */
export function bridgeTo(world: PageWorld, clock: Clock, faults: Faults): Bridge {
  const bridge = new Bridge(clock, faults)
  const { port1, port2 } = new MessageChannel()
  port1.addEventListener('message', ({ data }: MessageEvent<string | [string, unknown[]]>) => {
    const [text, files] = typeof data === 'string' ? [data] : data
    const ask = JSON.parse(text) as Ask & { call: number }
    const say = () =>
      port1.postMessage(JSON.stringify({ call: ask.call, ok: answer(world, ask, files?.length) }))
    if (world.delayMs > 0) clock.after(world.delayMs, say)
    else say()
  })
  port1.start()
  bridge.connect(port2)
  return bridge
}

function answer(world: PageWorld, ask: Ask, fileCount: number | undefined): unknown {
  const all = { total: world.chats.length, me: world.chat.me }
  switch (ask.do) {
    case 'chat':
      return world.chat
    case 'messages':
      return world.messages.filter(({ id }) => ask.ids.includes(id))
    case 'chats':
      return { ...all, chats: world.chats.slice(ask.from, ask.from + 50) }
    case 'named':
      return { ...all, chats: world.chats.filter(({ name }) => ask.names.includes(name)) }
    case 'paste':
      return fileCount === undefined ? world.paste(ask.text ?? '') : world.pasteFiles(fileCount)
    case 'open':
      world.opened.push(ask.id)
      return world.chats.some(({ id }) => id === ask.id)
    default:
      return undefined
  }
}

// How the page's modules may lie. Each runs in the page, sent as text, and puts its own modules in place of the real ones;
// `lies.calls` counts how often anything of them is asked for.

interface Lies {
  calls: number
  restore: () => void
}

/** Installs what `make` gives for every module; `make` is called with the real modules. */
export function lie(kind: string): void {
  const page = window as unknown as { require?: (name: string) => unknown; lies?: Lies }
  const real = page.require
  const lies: Lies = { calls: 0, restore: () => Object.assign(window, { require: real }) }
  page.lies = lies
  const wid = (user: string, server: string) => ({ user, server, _serialized: `${user}@${server}` })
  const chat = (user: string, server: string, name: string, more: object = {}) => ({
    id: wid(user, server),
    formattedTitle: name,
    t: 1,
    unreadCount: 0,
    msgs: { getModelsArray: () => [] },
    ...more,
  })
  const thrower: object = new Proxy(() => undefined, {
    get: () => {
      throw thrower
    },
    apply: () => {
      throw thrower
    },
    has: () => {
      throw thrower
    },
  })
  const nest = (depth: number): object => {
    let value: object = {}
    for (let level = 0; level < depth; level += 1)
      value = { id: value, contact: value, formattedTitle: value }
    return value
  }
  const endless: unknown = new Proxy(() => endless, {
    get: (_target, name) => (name === Symbol.toPrimitive ? () => 'x' : endless),
  })
  let turn = 0
  const names = ['Ana Pérez', 'Maria', 'Grace Whitlock', '', '__proto__', 'constructor', '+1 202 555 0178']
  const lists: Record<string, () => { active: unknown; all: unknown }> = {
    throws: () => ({ active: thrower, all: thrower }),
    'is of another chat': () => ({
      active: chat('34655501422', 'c.us', 'Maria'),
      all: [chat('34655501422', 'c.us', 'Maria')],
    }),
    'changes with each answer': () => {
      turn += 1
      const name = names[turn % names.length] ?? ''
      return { active: chat(`1202555${1_000 + (turn % 9_000)}`, 'c.us', name), all: [] }
    },
    'has a million chats and messages': () => {
      const many = Array.from({ length: 1_000_000 }, () => 0)
      return { active: chat('1', 'lid', 'Ana Pérez', { msgs: { getModelsArray: () => many } }), all: many }
    },
    'is as long as a book': () => {
      const book = 'x'.repeat(5_000_000)
      return {
        active: chat(book, 'lid', book),
        all: Array.from({ length: 50 }, () => chat(book, 'lid', book)),
      }
    },
    'is nested without end': () => ({ active: nest(5_000), all: [nest(5_000)] }),
    'is endless': () => ({ active: endless, all: endless }),
    'is of the wrong kind': () => ({
      active: { id: 5, formattedTitle: [], contact: 'x', msgs: 7 },
      all: { length: 9 },
    }),
    'reaches for prototypes': () => ({
      active: chat('__proto__', '__proto__', '__proto__'),
      all: [JSON.parse('{"id":"__proto__","__proto__":{"id":"1@c.us"}}')],
    }),
    'takes a private id for a phone': () => ({
      active: chat('118203774510942', 'lid', 'Ana Pérez'),
      all: [],
    }),
  }
  const make = lists[kind]
  if (!make) throw new Error(`There is no lie "${kind}"`)
  const made = kind === 'changes with each answer' ? undefined : make()
  const said = () => {
    lies.calls += 1
    return made ?? make()
  }
  Object.assign(window, {
    require: () => ({
      ChatCollection: { getActive: () => said().active, getModelsArray: () => said().all },
      Cmd: { openChatBottom: () => thrower },
      getMaybeMePnUser: () => wid('447700900142', 'c.us'),
      getMaybeMeLidUser: () => (kind === 'is endless' ? endless : null),
      getPhoneNumber: (id: unknown) => (kind === 'throws' ? thrower : id),
      getCurrentLid: () => (kind === 'throws' ? thrower : null),
    }),
  })
}

export const LIES = [
  'throws',
  'is of another chat',
  'changes with each answer',
  'has a million chats and messages',
  'is as long as a book',
  'is nested without end',
  'is endless',
  'is of the wrong kind',
  'reaches for prototypes',
  'takes a private id for a phone',
] as const

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '@/entrypoints/whatsapp-page/answer'
import { PAGE_FUNCTIONS } from '@/entrypoints/whatsapp-page/page-functions'
import type { Ask } from '@/entrypoints/whatsapp-page/wire'

const calls: string[] = []

function wid(id: string) {
  const [user = '', server = ''] = id.split('@')
  return { user, server, _serialized: id }
}

function message(id: string, more: object = {}) {
  return { id: { id, fromMe: false }, t: 1_790_000_000, ack: 1, type: 'chat', body: 'secret words', ...more }
}

function chat(id: string, formattedTitle: string, more: object = {}) {
  return { id: wid(id), formattedTitle, t: 1, unreadCount: 0, msgs: { getModelsArray: () => [] }, ...more }
}

const ana = chat('118203774510942@lid', 'Ana', {
  t: 20,
  unreadCount: 2,
  msgs: {
    getModelsArray: () => [
      message('A'),
      message('B', { id: { id: 'B', fromMe: true }, ack: 3 }),
      message('S', { type: 'e2e_notification' }),
    ],
  },
})
const ALL = { total: 2, me: { phone: '447700900142', lid: '555501234567890' } }
const bruno = chat('5511912345678@c.us', 'Bruno', { t: 10, lastReceivedKey: { fromMe: true } })

/** The page's modules: every function tells that it was called. */
function installModules(): void {
  const note = (module: string, functions: Record<string, (...input: never[]) => unknown>) =>
    Object.fromEntries(
      Object.entries(functions).map(([name, run]) => [
        name,
        (...input: never[]) => {
          calls.push(`${module}.${name}`)
          return run(...input)
        },
      ]),
    )
  const modules: Record<string, unknown> = {
    WAWebChatCollection: {
      ChatCollection: note('WAWebChatCollection', {
        getActive: () => ana,
        getModelsArray: () => [bruno, ana],
        sendMessage: () => undefined,
      }),
    },
    WAWebUserPrefsMeUser: note('WAWebUserPrefsMeUser', {
      getMaybeMePnUser: () => wid('447700900142@c.us'),
      getMaybeMeLidUser: () => wid('555501234567890@lid'),
    }),
    WAWebApiContact: note('WAWebApiContact', {
      getPhoneNumber: () => wid('34612555017@c.us'),
      getCurrentLid: () => null,
    }),
    WAWebCmd: {
      Cmd: note('WAWebCmd', { openChatBottom: () => Promise.resolve(), sendTextMsg: () => undefined }),
    },
  }
  Object.assign(window, {
    require: (name: string) => {
      if (!(name in modules)) throw new Error('unknown module')
      return modules[name]
    },
  })
}

function ok(ask: Ask): unknown {
  const answered = answer({ ...ask, call: 1 })
  return 'ok' in answered ? answered.ok : answered
}

beforeEach(() => {
  calls.length = 0
  document.body.replaceChildren()
  installModules()
})
afterEach(() => Reflect.deleteProperty(window, 'require'))

describe('the script in the page’s world', () => {
  it('tells the open chat, with the phone the page maps a private id to', () => {
    expect(ok({ do: 'chat' })).toEqual({
      active: { id: '118203774510942@lid', name: 'Ana', lid: '118203774510942', phone: '34612555017' },
      shown: null,
      hasModel: true,
      hasView: false,
      me: { phone: '447700900142', lid: '555501234567890' },
    })
  })

  it('takes no private id for a phone, even if the page hands it back as one', () => {
    const { require } = window as unknown as { require: (name: string) => object }
    const same = { getPhoneNumber: (id: unknown) => id }
    const me = { getMaybeMePnUser: () => wid('555501234567890@lid') }
    const instead: Record<string, object> = { WAWebApiContact: same, WAWebUserPrefsMeUser: me }
    Object.assign(window, { require: (name: string) => instead[name] ?? require(name) })
    expect(ok({ do: 'chat' })).toMatchObject({ active: { lid: '118203774510942' }, me: {} })
    expect(JSON.stringify(ok({ do: 'chat' }))).not.toContain('phone')
  })

  it('tells of the messages asked for what they are, never what they say', () => {
    const messages = ok({ do: 'messages', ids: ['A', 'B', 'missing'] })
    expect(messages).toEqual([
      { id: 'B', fromMe: true, type: 'chat', length: 12, t: 1_790_000_000, ack: 3 },
      { id: 'A', fromMe: false, type: 'chat', length: 12, t: 1_790_000_000, ack: 1 },
    ])
    expect(JSON.stringify(messages)).not.toContain('secret')
  })

  it('tells the newest chats first, with their last message that a person wrote', () => {
    expect(ok({ do: 'chats', from: 0 })).toEqual({
      ...ALL,
      chats: [
        {
          id: '118203774510942@lid',
          name: 'Ana',
          lid: '118203774510942',
          phone: '34612555017',
          unread: 2,
          t: 1_790_000_000,
          fromMe: true,
          ack: 3,
        },
        { id: '5511912345678@c.us', name: 'Bruno', phone: '5511912345678', unread: 0, t: 10, fromMe: true },
      ],
    })
  })

  it('opens a chat it knows, and no other', () => {
    expect(ok({ do: 'open', id: '5511912345678@c.us' })).toBe(true)
    expect(ok({ do: 'open', id: '1@c.us' })).toBe(false)
    expect(calls.filter((call) => call === 'WAWebCmd.openChatBottom')).toHaveLength(1)
  })

  it('tells who bears one of some names, among how many chats, and nothing of their messages', () => {
    const ana = { id: '118203774510942@lid', name: 'Ana', lid: '118203774510942', phone: '34612555017' }
    expect(ok({ do: 'named', names: ['Nobody', 'Ana'] })).toEqual({ ...ALL, chats: [ana] })
  })

  it('calls nothing of the page but what is on the list', () => {
    for (const ask of [
      { do: 'chat' },
      { do: 'messages', ids: ['A'] },
      { do: 'chats', from: 0 },
      { do: 'named', names: ['Ana'] },
      { do: 'open', id: '5511912345678@c.us' },
      { do: 'paste', text: 'x', before: '', selected: '', id: 'x' },
    ] satisfies Ask[]) {
      answer({ ...ask, call: 1 })
    }
    const allowed = new Set(Object.values(PAGE_FUNCTIONS).map(([module, , name]) => `${module}.${name}`))
    expect(calls.filter((call) => !allowed.has(call))).toEqual([])
    expect(calls.length).toBeGreaterThan(0)
  })

  it('lists no function that sends, marks, deletes or changes anything', () => {
    const names = Object.values(PAGE_FUNCTIONS).map(([, , name]) => name)
    expect(names.filter((name) => !/^(get[A-Z]|openChat)/.test(name))).toEqual([])
  })

  it('says that it cannot tell when the page’s functions are gone or throw', () => {
    Reflect.deleteProperty(window, 'require')
    const nothing = { active: null, shown: null, hasModel: false, hasView: false, me: {} }
    expect(ok({ do: 'chat' })).toMatchObject(nothing)
    Object.assign(window, {
      require: () => {
        throw new Error('broken')
      },
    })
    expect(ok({ do: 'chats', from: 0 })).toEqual({ chats: [], total: 0, me: {} })
  })

  it('turns whatever fails into a code', () => {
    Object.assign(window, {
      require: () => ({
        ChatCollection: {
          getActive: () => ({
            get id(): never {
              throw new RangeError('no')
            },
          }),
        },
      }),
    })
    expect(answer({ do: 'chat', call: 7 })).toEqual({ call: 7, fault: 'failed' })
    expect(answer({ do: 'nonsense', call: 8 } as never)).toEqual({ call: 8, fault: 'failed' })
  })
})

describe('a page that lies about its models', () => {
  function installActive(active: unknown, all: unknown = []): void {
    const ChatCollection = { getActive: () => active, getModelsArray: () => all }
    Object.assign(window, { require: () => ({ ChatCollection }) })
  }

  it('costs no more time than a large account, whatever length it claims', () => {
    let read = 0
    const endless = (length: number) =>
      new Proxy([], {
        get: (_target, name) => {
          if (name === 'length') return length
          read += 1
          return name === Symbol.iterator ? () => ({ next: () => ({ done: false, value: ana }) }) : ana
        },
      })
    for (const length of [1e6, 2 ** 53, 1e300, Infinity, Number.NaN, -1]) {
      installActive(
        chat('1@lid', 'Liar', { msgs: { getModelsArray: () => endless(length) } }),
        endless(length),
      )
      ok({ do: 'messages', ids: ['missing'] })
      ok({ do: 'chats', from: 0 })
    }
    expect(read).toBeLessThanOrEqual(6 * 3 * 10_000)
  })

  it('is told back cut to size', () => {
    installActive(chat('1@lid', 'x'.repeat(1_000_000)), [chat('y'.repeat(1_000_000), 'Y')])
    expect(JSON.stringify([ok({ do: 'chat' }), ok({ do: 'chats', from: 0 })]).length).toBeLessThan(5_000)
  })

  it('gets no exception out of us, whatever it throws', () => {
    const trap = new Proxy(new Error('trap'), {
      get: () => {
        throw trap
      },
    })
    installActive({
      get id() {
        throw trap
      },
    })
    expect(answer({ do: 'chat', call: 1 })).toEqual({ call: 1, fault: 'failed' })
  })
})

describe('the chat that is drawn', () => {
  type Fiber = {
    memoizedProps: object
    return: Fiber | null
    stateNode?: object
    child?: Fiber
    alternate?: Fiber
  }

  function drawMain(fiber: Fiber): void {
    const main = document.createElement('div')
    main.id = 'main'
    Object.assign(main, { __reactFiber$abc: fiber })
    document.body.replaceChildren(main)
  }

  it('is found in the view’s own state', () => {
    Reflect.deleteProperty(window, 'require')
    const owner: Fiber = { memoizedProps: { chat: bruno }, return: null }
    drawMain({ memoizedProps: {}, return: { memoizedProps: { other: 1 }, return: owner } })
    expect(ok({ do: 'chat' })).toMatchObject({
      active: null,
      shown: { id: '5511912345678@c.us' },
      hasView: true,
    })
  })

  it('is taken from the version of the view that is in use, not from the one before', () => {
    const rootNode: { current?: Fiber } = {}
    const oldRoot: Fiber = { memoizedProps: {}, return: null, stateNode: rootNode }
    const oldOwner: Fiber = { memoizedProps: { chat: bruno }, return: oldRoot }
    const oldMain: Fiber = { memoizedProps: {}, return: oldOwner }
    const newMain: Fiber = { memoizedProps: {}, return: null, alternate: oldMain }
    const newOwner: Fiber = {
      memoizedProps: { chat: ana },
      return: null,
      alternate: oldOwner,
      child: newMain,
    }
    const newRoot: Fiber = {
      memoizedProps: {},
      return: null,
      stateNode: rootNode,
      child: newOwner,
      alternate: oldRoot,
    }
    oldOwner.alternate = newOwner
    oldMain.alternate = newMain
    oldRoot.alternate = newRoot
    rootNode.current = newRoot
    drawMain(oldMain)
    expect(ok({ do: 'chat' })).toMatchObject({ shown: { id: '118203774510942@lid' } })
  })
})

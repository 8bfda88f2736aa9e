import type { Context } from '../context'
import { openChat } from '../model/actions'
import { chatId } from '../model/chat-facts'
import type { ChatRecord } from '../model/types'
import { FORBIDDEN } from './forbidden'
import { chatModel } from './models'
import type { ChatModel } from './models'
import { wid } from './wid'
import type { Wid } from './wid'

type Functions = Record<string, (...args: never[]) => unknown>

/** `window.require` with the page's modules. An unknown name throws, as it does there. */
export function installModules(context: Context): void {
  const modules = new Map<string, unknown>(Object.entries(readingModules(context)))
  for (const [name, functions] of Object.entries(FORBIDDEN)) {
    modules.set(name, {
      ...(modules.get(name) as object | undefined),
      ...forbidden(context, name, functions),
    })
  }
  const pageRequire = (name: string): unknown => {
    if (!modules.has(name)) throw new Error(`Requiring unknown module "${name}"`)
    return modules.get(name)
  }
  Object.assign(window, { require: pageRequire })
}

export function removeModules(): void {
  Reflect.deleteProperty(window, 'require')
}

function readingModules(context: Context): Record<string, Record<string, unknown>> {
  const { store, options } = context
  const model = (chat: ChatRecord | undefined): ChatModel | undefined =>
    chat === undefined ? undefined : chatModel(context, chat)
  const find = (id: string | Wid): ChatRecord | undefined =>
    store.chats.find((chat) => chatId(chat) === (typeof id === 'string' ? id : id._serialized))
  const collection = counted(context, 'WAWebChatCollection', {
    getActive: () => model(store.active),
    getModelsArray: () => store.sorted().map((chat) => chatModel(context, chat)),
    get: (id: string | Wid) => model(find(id)),
  })
  const contacts = counted(context, 'WAWebApiContact', {
    getPhoneNumber: (lid: Wid) => phoneOf(store.chats, lid),
    getCurrentLid: (phone: Wid) => lidOf(store.chats, phone),
  })
  const me = counted(context, 'WAWebUserPrefsMeUser', {
    getMaybeMePnUser: () => wid(options.account, 'c.us'),
    getMaybeMeLidUser: () => wid(options.ownLid, 'lid'),
  })
  const open = counted(context, 'WAWebCmd', {
    openChatBottom: ({ chat }: { chat: ChatModel }) => {
      const record = find(chat.id)
      if (record !== undefined) openChat(context, record)
      return Promise.resolve(record !== undefined)
    },
  })
  return {
    WAWebChatCollection: { ChatCollection: collection },
    WAWebApiContact: contacts,
    WAWebUserPrefsMeUser: me,
    WAWebCmd: { Cmd: open },
  }
}

function phoneOf(chats: readonly ChatRecord[], lid: Wid): Wid | null {
  const chat = chats.find((each) => each.lid === lid.user && each.mapped)
  return chat?.phone === undefined ? null : wid(chat.phone, 'c.us')
}

/** Only people whose chat has moved are known by their private id. */
function lidOf(chats: readonly ChatRecord[], phone: Wid): Wid | null {
  const chat = chats.find((each) => each.phone === phone.user && each.server === 'lid' && each.mapped)
  return chat?.lid === undefined ? null : wid(chat.lid, 'lid')
}

/** Counts the calls from outside: the page itself never goes through its modules. */
function counted<T extends Functions>({ records, options }: Context, module: string, functions: T): T {
  const entries = Object.entries(functions).map(([name, call]) => {
    const key = `${module}.${name}`
    const wrapped = (...args: never[]): unknown => {
      records.moduleCalls[key] = (records.moduleCalls[key] ?? 0) + 1
      if (options.modules === 'broken') throw new TypeError(`${key} is not what it was`)
      return call(...args)
    }
    return [name, wrapped]
  })
  return Object.fromEntries(entries) as T
}

/** Functions that send, delete or mark. They do nothing but tell on whoever called them. */
function forbidden({ records }: Context, module: string, names: readonly string[]): Functions {
  const note = (name: string) => (): Promise<boolean> => {
    records.forbidden.push(`${module}.${name}`)
    records.save()
    return Promise.resolve(true)
  }
  return Object.fromEntries(names.map((name) => [name, note(name)]))
}

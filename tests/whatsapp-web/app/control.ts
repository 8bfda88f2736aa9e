import type { PracticeApi, PracticeChat } from '../api'
import type { Context } from './context'
import { openChat, receive, setAck } from './model/actions'
import { chatId, chatTitle, visiblePhone } from './model/chat-facts'
import type { ChatRecord } from './model/types'
import { removeFiber } from './page/fiber'
import { reportStorage } from './page/guest-watch'
import { removeModules } from './page/modules'
import { selfReload } from './page/self-reload'
import { incomingId } from './seed/write-messages'
import type { AppView } from './view/app-view'
import { showTheme } from './view/page-frame'

export interface Parts {
  context: Context
  view: AppView
  forgetTab: () => void
}

/** `window.practice`: there from the first script on, usable once `ready` has resolved. */
export function createControl(setUp: (ready: (parts: Parts) => void) => void): PracticeApi {
  let started: Parts | undefined
  const parts = (): Parts => {
    if (started === undefined) throw new Error('The practice page has not started yet: await practice.ready')
    return started
  }
  const ready = new Promise<void>((resolve) => {
    setUp((loaded) => {
      started = loaded
      void loaded.context.scheduler.settled().then(resolve)
    })
  })
  return { ready, ...chatControls(parts), ...editorControls(parts), ...reports(parts) }
}

type Controls<K extends keyof PracticeApi> = Pick<PracticeApi, K>

function chatControls(
  parts: () => Parts,
): Controls<
  | 'chats'
  | 'messages'
  | 'openChat'
  | 'open'
  | 'close'
  | 'receive'
  | 'markTyping'
  | 'setAck'
  | 'rename'
  | 'moveToLid'
> {
  const chatOf = (name: string): ChatRecord => findChat(parts().context, name)
  const settled = (): Promise<void> => parts().context.scheduler.settled()
  const changed = (chat: ChatRecord): Promise<void> => {
    parts().context.store.emit({ type: 'chat', chat })
    return settled()
  }
  return {
    chats: () => parts().context.store.chats.map((chat) => describeChat(parts().context, chat)),
    messages: (name) =>
      chatOf(name).messages.map(({ id, fromMe, ack, kind, text, t }) => ({
        id,
        fromMe,
        ack,
        kind,
        text,
        at: t * 1000,
      })),
    openChat: () => {
      const { context } = parts()
      return context.store.active === undefined ? undefined : describeChat(context, context.store.active)
    },
    open: (name, { focus = true } = {}) => {
      parts().view.focusNext(focus)
      openChat(parts().context, chatOf(name))
      return settled()
    },
    close: () => {
      openChat(parts().context, undefined)
      return settled()
    },
    receive: async (name, incoming) => {
      const { context } = parts()
      const message = receive(context, chatOf(name), incoming, incomingId(context.random))
      await settled()
      return message.id
    },
    markTyping: (name, typing) => changed(Object.assign(chatOf(name), { typing })),
    setAck: (id, ack) => {
      const { chat, message } = findMessage(parts().context, id)
      setAck(parts().context, chat, message, ack)
      return settled()
    },
    rename: (name, newName) => changed(Object.assign(chatOf(name), { name: newName })),
    moveToLid: async (name, { mapped }) => {
      const chat = chatOf(name)
      if (chat.lid === undefined) throw new Error(`${name} has no private id to move to`)
      await changed(Object.assign(chat, { user: chat.lid, server: 'lid', mapped }))
      return chatId(chat)
    },
  }
}

function editorControls(
  parts: () => Parts,
): Controls<
  'composerText' | 'dialogText' | 'setDraft' | 'setRecording' | 'openCaption' | 'openEdit' | 'closeDialog'
> {
  const settled = (): Promise<void> => parts().context.scheduler.settled()
  const composer = () => {
    const pane = parts().view.pane()
    if (pane === undefined) throw new Error('No chat is open')
    return pane.composer
  }
  return {
    composerText: () => parts().view.pane()?.composer.editor.text(),
    dialogText: () => parts().view.dialog()?.editor.text(),
    setDraft: (text) => {
      composer().editor.setText(text)
      return settled()
    },
    setRecording: (recording) => {
      composer().editor.setEditable(!recording)
      return settled()
    },
    openCaption: () => {
      parts().view.openCaption([])
      return settled()
    },
    openEdit: (id) => {
      const { chat, message } = findMessage(parts().context, id)
      parts().view.openEdit(chat, message)
      return settled()
    },
    closeDialog: () => {
      parts().view.dialog()?.close()
      return settled()
    },
  }
}

function reports(
  parts: () => Parts,
): Controls<
  | 'sent'
  | 'errors'
  | 'domReport'
  | 'storageReport'
  | 'forbiddenCalls'
  | 'moduleCalls'
  | 'shortcuts'
  | 'selfReload'
  | 'removeModules'
  | 'removeFiber'
  | 'setTheme'
  | 'advanceClock'
  | 'reset'
> {
  const records = () => parts().context.records
  return {
    sent: () => [...records().sent],
    errors: () => [...records().errors],
    domReport: () => [...records().extensionIds],
    storageReport: reportStorage,
    forbiddenCalls: () => [...records().forbidden],
    moduleCalls: () => ({ ...records().moduleCalls }),
    shortcuts: () => [...records().shortcuts],
    selfReload: (options) => selfReload(parts().context, options),
    removeModules,
    removeFiber: () => {
      const pane = parts().view.pane()
      if (pane !== undefined) removeFiber(pane.element)
      parts().context.options.fiber = false
    },
    setTheme: (theme) => showTheme(theme, parts().context.options.business),
    advanceClock: (ms) => parts().context.clock.advance(ms),
    reset: () => {
      records().forget()
      parts().forgetTab()
    },
  }
}

function findChat({ store }: Context, name: string): ChatRecord {
  const chat = store.find(name)
  if (chat === undefined) throw new Error(`The practice page has no chat ${name}`)
  return chat
}

function findMessage({ store }: Context, id: string) {
  const found = store.findMessage(id)
  if (found === undefined) throw new Error(`The practice page has no message ${id}`)
  return found
}

function describeChat({ store, texts }: Context, chat: ChatRecord): PracticeChat {
  const phone = visiblePhone(chat)
  return {
    id: chatId(chat),
    ...(chat.known !== undefined && { known: chat.known }),
    title: chatTitle(chat, texts),
    kind: chat.kind,
    ...(phone !== undefined && { phone }),
    unread: chat.unread,
    draft: chat.draft,
    open: store.active === chat,
  }
}

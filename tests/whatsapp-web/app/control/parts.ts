import type { PracticeApi } from '../../api'
import type { Context } from '../context'
import type { ChatRecord, MessageRecord } from '../model/types'
import type { AppView } from '../view/app-view'

/** What the controls work on once the page has started. */
export interface Parts {
  context: Context
  view: AppView
  forgetTab: () => void
}

export type Controls<K extends keyof PracticeApi> = Pick<PracticeApi, K>

export function findChat({ store }: Context, name: string): ChatRecord {
  const chat = store.find(name)
  if (chat === undefined) throw new Error(`The practice page has no chat ${name}`)
  return chat
}

export function findMessage({ store }: Context, id: string): { chat: ChatRecord; message: MessageRecord } {
  const found = store.findMessage(id)
  if (found === undefined) throw new Error(`The practice page has no message ${id}`)
  return found
}

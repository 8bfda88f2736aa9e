import type { Rendered } from '@/storage/protocol/page'
import type { ChatSighting } from '@/storage/schema/chat'
import type { ReplyRow } from '@/storage/schema/reply'
import type { Prepared } from '../composer/composer'

/** One opening of the picker: for one chat, in one editor. */
export type Session = {
  /** 'typed': the words stand behind the trigger in the page's editor; 'search': in a field of our own. */
  mode: 'typed' | 'search'
  chat: ChatSighting
  editor: HTMLElement
  words: string
  prepared: Prepared
  rows: readonly ReplyRow[]
  total: number
  index: number
  shown: { replyId: string; rendered: Rendered } | undefined
  /** The reply whose placeholders are being filled in. */
  form: { row: ReplyRow; names: readonly string[] } | undefined
  answers: Record<string, string>
  /** While a reply is on its way into the editor, no key may reach the page. */
  isBusy: boolean
}

export function newSession(
  mode: Session['mode'],
  chat: ChatSighting,
  prepared: Prepared,
  words: string,
): Session {
  return {
    mode,
    chat,
    editor: prepared.editor,
    words,
    prepared,
    rows: [],
    total: 0,
    index: 0,
    shown: undefined,
    form: undefined,
    answers: {},
    isBusy: false,
  }
}

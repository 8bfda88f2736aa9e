import type { Rendered, ReplyBoost } from '@/storage/protocol/page'
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
  /** The person has moved the mark: nothing may change its place under their hand. */
  isMoved: boolean
  /** What the open chat makes likely, by reply. */
  boosts: ReadonlyMap<string, ReplyBoost>
  shown?: { replyId: string; rendered: Rendered } | undefined
  /** The reply that was chosen. */
  row?: Pick<ReplyRow, 'id' | 'title'> | undefined
  /** What it asks for is being filled in. */
  isForm: boolean
  answers: Record<string, string>
  /** The person was told that this contact got several replies today. */
  isWarned: boolean
  /** The person wants the text without its files. */
  isBare?: boolean
  /** The rule that proposed the reply. */
  ruleId?: string | undefined
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
    isMoved: false,
    boosts: new Map(),
    isForm: false,
    answers: {},
    isWarned: false,
    isBusy: false,
  }
}

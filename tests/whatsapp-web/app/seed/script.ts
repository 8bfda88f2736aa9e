import type { MessageKind } from '../model/types'

export interface Line {
  fromMe: boolean
  kind: MessageKind
  text: string
  author?: string
  quotesPrevious: boolean
}

const SHAPE = /^([<>!])([\^#~%x]?)(?:\[([^\]]+)\])? ?([\s\S]*)$/

const KINDS: Record<string, MessageKind> = { '#': 'image', '~': 'voice', '%': 'document', x: 'deleted' }

/**
 * Reads one line of a conversation: `<` incoming, `>` outgoing, `!` a system line; then perhaps `^` quoting the line
 * before, `#` a picture with its caption, `~` a voice message, `%` a document, `x` a deleted one; then perhaps `[author]`.
 */
export function parseLine(line: string): Line {
  const [, side, mark, author, text] = SHAPE.exec(line) ?? []
  return {
    fromMe: side === '>',
    kind: side === '!' ? 'system' : (KINDS[mark ?? ''] ?? 'text'),
    text: text ?? '',
    quotesPrevious: mark === '^',
    ...(author !== undefined && { author }),
  }
}

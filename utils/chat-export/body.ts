import { withoutMarks } from './plain'
import type { ExportedMessage } from './types'
import { isDeletedNote, leftOutKind, saysAttached, saysEdited } from './words'

/** What a body measures, and what it says beside what the app does. */
export type Measure = Pick<ExportedMessage, 'kind' | 'length' | 'fileName' | 'text'>

export type Mark = 'none' | 'body' | 'message'

const LONGEST_NAME = 300
const MOST_LENGTH = 1_000_000
const MARK = /[\u200e\u200f]/
/** `<attached: 00000012-PHOTO.jpg>` */
const ANGLED_FILE = /[\u200e\u200f]?<[^<>:：]{1,40}[:：] ?([^<>\n]{1,260}\.[A-Za-z0-9]{1,8})>\s*$/u
/** `IMG-20231231-WA0001.jpg (file attached)` */
const ROUND_FILE = /^([\u200e\u200f]?)(.{1,260}\.[A-Za-z0-9]{1,8})(?: ?（| [(<])([^()（）<>]{2,40})[)）>]$/u
const APP_NAMED = /^(?:IMG|VID|PTT|AUD|DOC|STK)-\d{8}-WA\d+/
/** `<Media omitted>` */
const ANGLED_NOTE = /^<([\p{L}\p{M}\u200c .,'’‘/、،]{2,80})>$/u
/** `<This message was edited>`, behind the text. */
const EDITED_NOTE = /\s?[\u200e\u200f]?<([^<>:\n]{2,80})>\s*$/u
const LONGEST_NOTE = 80

const EXTENSIONS: readonly (readonly [ExportedMessage['kind'], readonly string[]])[] = [
  ['image', ['jpg', 'jpeg', 'png', 'heic', 'bmp', 'gif']],
  ['video', ['mp4', 'mov', '3gp', 'mkv', 'avi']],
  ['audio', ['opus', 'm4a', 'mp3', 'aac', 'ogg', 'amr', 'wav']],
  ['sticker', ['webp']],
  ['other', ['vcf']],
]

/**
 * @returns what a message is and how long, by its body in lines. `mark`: whether this kind of file marks what the app says
 * ('none': it does not), and whether the whole message is marked.
 */
export function measure(lines: readonly string[], mark: Mark): Measure {
  const body = lines.join('\n').trimEnd()
  const [first = '', ...more] = lines
  const round = ROUND_FILE.exec(first.trimEnd())
  if (round !== null) {
    const [, mark, name = '', note = ''] = round
    if (mark !== '' || APP_NAMED.test(name) || saysAttached(note)) return fileMeasure(name, more.join('\n'))
  }
  const angled = ANGLED_FILE.exec(body)
  if (angled !== null) return attachedMeasure(body, angled)
  const note = ANGLED_NOTE.exec(withoutMarks(first).trim())?.[1]
  if (note !== undefined && !saysEdited(note)) {
    return { kind: leftOutKind(note) ?? 'other', ...said(more.join('\n')) }
  }
  return noteMeasure(body, mark) ?? { kind: 'text', ...said(withoutEdited(body)) }
}

function fileMeasure(name: string, caption: string): Measure {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const kind = EXTENSIONS.find(([, known]) => known.includes(extension))?.[0] ?? 'document'
  const measured = { kind, ...said(caption) }
  return kind === 'document' ? { ...measured, fileName: withoutMarks(name).slice(0, LONGEST_NAME) } : measured
}

/** The app numbers what it packs: `00000046-Some file.txt`. Before it stands the caption, or the name again and the pages. */
function attachedMeasure(body: string, found: RegExpExecArray): Measure {
  const name = (found[1] ?? '').replace(/^\d{8}-/, '')
  const caption = body.slice(0, found.index)
  const file = fileMeasure(name, caption)
  return file.kind === 'document' && caption.startsWith(name) ? { ...file, ...said('') } : file
}

/** `image omitted`, `Some file.txt image omitted`, or anything else the app says behind a mark of its own. */
function noteMeasure(body: string, mark: Mark): Measure | undefined {
  if (isDeletedNote(withoutMarks(body))) return { kind: 'other', length: 0 }
  const at = Math.max(body.lastIndexOf('\u200e'), body.lastIndexOf('\u200f'))
  if (at === -1) return undefined
  const [caption, note] = [body.slice(0, at).trim(), body.slice(at + 1).trim()]
  const kind = note.length <= LONGEST_NOTE && !note.includes('\n') ? leftOutKind(note) : undefined
  if (kind === 'document') return { ...fileMeasure(documentName(caption), ''), kind }
  if (kind !== undefined) return { kind, ...said(caption) }
  if (mark === 'none' || !MARK.test(body.trimStart().charAt(0))) return undefined
  return { kind: mark === 'message' || /:\/\//.test(body) ? 'other' : 'system', length: 0 }
}

function withoutEdited(body: string): string {
  const found = EDITED_NOTE.exec(body)
  return found !== null && saysEdited(found[1] ?? '') ? body.slice(0, found.index) : body
}

/** `Offer.pdf • 3 pages` */
function documentName(caption: string): string {
  return (withoutMarks(caption).split(' • ')[0] ?? '').trim()
}

function said(words: string): { text: string; length: number } {
  const text = withoutMarks(words).trim()
  return { text, length: Math.min(text.length, MOST_LENGTH) }
}

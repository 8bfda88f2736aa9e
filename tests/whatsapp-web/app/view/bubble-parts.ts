import type { Context } from '../context'
import { h, onClick } from '../dom/element'
import { icon, shape } from '../dom/icon'
import { landscape } from '../dom/pictures'
import { richText } from '../dom/rich-text'
import { clockLabel, stamp } from '../locale/stamps'
import { chatTitle } from '../model/chat-facts'
import type { ChatRecord, MessageRecord } from '../model/types'
import { testId } from './test-id'

const FOLD_AFTER = 768

export interface Placed {
  chat: ChatRecord
  message: MessageRecord
  /** First bubble of a run by the same sender: it alone has a tail and names its sender. */
  startsRun: boolean
}

/** The sender as written in data-pre-plain-text and, after the first of a run, in the hidden label. */
export function senderName(context: Context, { chat, message }: Placed): string {
  if (message.fromMe) return context.ownName
  return message.author?.name ?? chatTitle(chat, context.texts)
}

export function prePlainText(context: Context, placed: Placed): string {
  const at = stamp(context.options.stamp, new Date(placed.message.t * 1000))
  return `[${at}] ${senderName(context, placed)}: `
}

/** In right-to-left pages the bubbles change sides, and the icon is named after the side it points to. */
export function tail(context: Context, message: MessageRecord): HTMLElement {
  const pointsLeft = message.fromMe === (context.texts.dir === 'rtl')
  const name = pointsLeft ? 'tail-in' : 'tail-out'
  const path = pointsLeft
    ? 'M8 0H1.6C.4 0-.2 1.300.6 2.200L8 11Z'
    : 'M0 0h6.400c1.200 0 1.800 1.300 1 2.200L0 11Z'
  const attributes = context.options.legacy ? {} : { 'aria-hidden': 'true', 'data-testid': name }
  return h('span', { ...attributes, 'data-icon': name, class: 'tail' }, shape(name, '0 0 8 13', path))
}

export function senderLabel(context: Context, placed: Placed): HTMLElement {
  const name = placed.message.fromMe ? context.texts.you : senderName(context, placed)
  return h('span', { 'aria-label': `${name}:` })
}

export function timeLabel(context: Context, message: MessageRecord): HTMLElement {
  const at = clockLabel(context.options.locale, new Date(message.t * 1000))
  return h('span', { dir: 'auto' }, message.edited === true ? `${context.texts.edited} ${at}` : at)
}

export function pictureThumb(context: Context, message: MessageRecord): HTMLElement {
  const key = Number.parseInt(message.id.slice(-4), 16)
  const attributes = {
    role: 'button',
    'data-testid': testId(context, 'image-thumb'),
    'aria-label': context.texts.openPicture,
  }
  return h('div', { ...attributes, class: 'thumb' }, h('img', { src: landscape(key), alt: '' }))
}

export function fileThumb(context: Context, message: MessageRecord): HTMLElement {
  const isVoice = message.kind === 'voice'
  const name = isVoice ? 'audio-play' : 'document'
  const label = isVoice ? context.texts.voiceMessage : context.texts.document
  const attributes = {
    'data-testid': testId(context, isVoice ? 'audio-play' : 'document-thumb'),
    class: `file ${message.kind}`,
  }
  return h(
    'div',
    { ...attributes, role: 'button', 'aria-label': label },
    h('span', { 'data-icon': name }, icon(name)),
    isVoice ? h('span', { class: 'wave', 'aria-hidden': 'true' }) : undefined,
    h('span', { dir: 'auto', class: 'file-name' }, message.fileName ?? ''),
  )
}

/** A long text is folded until somebody asks for the rest. */
export function foldable(context: Context, text: string, holder: HTMLElement): Node[] {
  const lineBreaks = context.options.legacy ? 'characters' : 'elements'
  if (text.length <= FOLD_AFTER) return [append(holder, richText(text, lineBreaks))]
  const button = h('div', { role: 'button', tabindex: 0, class: 'read-more' }, context.texts.readMore)
  onClick(button, () => {
    holder.replaceChildren(richText(text, lineBreaks))
    button.remove()
  })
  holder.append(richText(`${text.slice(0, FOLD_AFTER)}…`, lineBreaks))
  return [holder, button]
}

function append(holder: HTMLElement, content: Node): HTMLElement {
  holder.append(content)
  return holder
}

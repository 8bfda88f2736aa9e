import type { Context } from '../context'
import { h } from '../dom/element'
import { richText } from '../dom/rich-text'
import {
  fileThumb,
  foldable,
  pictureThumb,
  prePlainText,
  senderLabel,
  senderName,
  tail,
  timeLabel,
} from './bubble-parts'
import type { Placed } from './bubble-parts'
import { ticks } from './ticks'

/** The inside of a message as it was until 2025: classes tell the direction. */
export function legacyBubble(context: Context, placed: Placed): HTMLElement {
  const { message, startsRun } = placed
  if (message.kind === 'system') {
    return h('div', { class: '_amjw system' }, h('span', { dir: 'auto' }, richText(message.text)))
  }
  const direction = message.fromMe ? 'message-out mine' : 'message-in theirs'
  return h(
    'div',
    { class: `${direction} focusable-list-item _amjy side` },
    startsRun && tail(context, message),
    h(
      'div',
      { class: '_amk6 bubble' },
      startsRun && senderLabel(context, placed),
      ...content(context, placed),
    ),
  )
}

function content(context: Context, placed: Placed): (HTMLElement | undefined)[] {
  const { chat, message, startsRun } = placed
  const hasAuthor = chat.kind === 'group' && !message.fromMe && startsRun
  return [
    hasAuthor
      ? h('div', { class: '_ahxt author' }, h('span', { dir: 'auto' }, senderName(context, placed)))
      : undefined,
    quoted(context, placed),
    message.kind === 'image' ? pictureThumb(context, message) : undefined,
    message.kind === 'voice' || message.kind === 'document' ? fileThumb(context, message) : undefined,
    message.kind === 'deleted'
      ? h('div', { class: 'deleted' }, context.texts.deleted)
      : text(context, placed),
    h(
      'div',
      { class: '_amk8 meta' },
      timeLabel(context, message),
      message.fromMe && message.kind !== 'deleted' && ticks(context, message.ack),
    ),
  ]
}

function quoted(context: Context, placed: Placed): HTMLElement | undefined {
  const { quote } = placed.message
  if (quote === undefined) return undefined
  const name = quote.fromMe ? context.texts.you : quote.author || senderName(context, placed)
  return h(
    'div',
    { class: '_aju3 quote', role: 'button', 'aria-label': context.texts.quoted },
    h('span', { dir: 'auto', class: 'author' }, name),
    h('span', { dir: 'auto', class: 'quoted-mention' }, richText(quote.text, 'characters')),
  )
}

function text(context: Context, placed: Placed): HTMLElement | undefined {
  if (placed.message.text === '') return undefined
  const inner = h('span')
  const outer = h('span', { dir: 'ltr', class: '_ao3e selectable-text copyable-text' })
  outer.append(...foldable(context, placed.message.text, inner))
  return h(
    'div',
    { class: 'copyable-text', 'data-pre-plain-text': prePlainText(context, placed) },
    h('div', { class: '_akbu' }, outer),
  )
}

import type { Context } from '../context'
import { h } from '../dom/element'
import { richText } from '../dom/rich-text'
import type { MessageRecord } from '../model/types'
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

/** The inside of a message in the layouts of 2026. */
export function bubble(context: Context, placed: Placed): HTMLElement {
  const { message } = placed
  if (message.kind === 'system') return systemLine(message.text)
  const container = h('div', { 'data-testid': 'msg-container', class: 'bubble' }, ...content(context, placed))
  const side = message.fromMe ? 'flex-end' : 'flex-start'
  return h(
    'div',
    {
      class: `focusable-list-item side ${message.fromMe ? 'mine' : 'theirs'}`,
      'aria-label': summary(context, placed),
      style: `display:flex;justify-content:${side}`,
    },
    h('div', { class: 'bubble-width' }, container),
  )
}

export function systemLine(text: string): HTMLElement {
  return h(
    'div',
    { 'data-testid': 'msg-notification-container', class: 'system' },
    h('span', {}, richText(text)),
  )
}

function content(context: Context, placed: Placed): (Node | undefined)[] {
  const { chat, message, startsRun } = placed
  const hasAuthor = chat.kind === 'group' && !message.fromMe && startsRun
  return [
    startsRun ? tail(context, message) : undefined,
    startsRun ? senderLabel(context, placed) : undefined,
    hasAuthor ? author(context, placed) : undefined,
    message.quote === undefined ? undefined : quoted(context, placed, message.quote),
    message.kind === 'image' ? pictureThumb(context, message) : undefined,
    message.kind === 'voice' || message.kind === 'document' ? fileThumb(context, message) : undefined,
    message.kind === 'deleted'
      ? h('div', { class: 'deleted' }, context.texts.deleted)
      : text(context, placed),
    meta(context, message),
    context.options.intruder ? intruder() : undefined,
  ]
}

function text(context: Context, placed: Placed): HTMLElement | undefined {
  if (placed.message.text === '') return undefined
  const holder = h('span', {
    dir: 'auto',
    class: 'selectable-text copyable-text',
    'data-testid': 'selectable-text',
  })
  return h(
    'div',
    { class: 'copyable-text', 'data-pre-plain-text': prePlainText(context, placed) },
    h('div', {}, ...foldable(context, placed.message.text, holder)),
  )
}

function author(context: Context, placed: Placed): HTMLElement {
  const name = senderName(context, placed)
  return h('span', { 'data-testid': 'author', dir: 'auto', class: 'author', role: 'button' }, richText(name))
}

function quoted(context: Context, placed: Placed, quote: NonNullable<MessageRecord['quote']>): HTMLElement {
  const { texts } = context
  const name = quote.fromMe ? texts.you : quote.author || senderName(context, placed)
  return h(
    'div',
    { role: 'button', 'data-testid': 'quoted-message', 'aria-label': texts.quoted, class: 'quote' },
    h('span', { 'data-testid': 'author', dir: 'auto', class: 'author' }, richText(name)),
    h(
      'span',
      { dir: 'auto', 'data-testid': 'selectable-text', class: 'quoted-mention' },
      richText(quote.text === '' ? texts.photo : quote.text),
    ),
  )
}

function meta(context: Context, message: MessageRecord): HTMLElement {
  const receipt = message.fromMe && message.kind !== 'deleted' ? ticks(context, message.ack) : undefined
  return h('div', { 'data-testid': 'msg-meta', class: 'meta' }, timeLabel(context, message), receipt)
}

function summary(context: Context, placed: Placed): string {
  const { message } = placed
  const name = message.fromMe ? context.texts.you : senderName(context, placed)
  return `${name} ${message.text.slice(0, 120)} ${timeLabel(context, message).textContent}`
}

/** What a translating extension leaves below the text, in the guise of the page's own. */
function intruder(): HTMLElement {
  const text = h(
    'span',
    { class: 'selectable-text copyable-text', dir: 'auto' },
    'Translated by somebody else',
  )
  return h('div', { class: 'copyable-text', 'data-pre-plain-text': '[0:00, 1/1/2000] Translator: ' }, text)
}

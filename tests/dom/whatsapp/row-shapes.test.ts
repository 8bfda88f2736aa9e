import { describe, expect, it } from 'vitest'
import { Finder } from '@/entrypoints/whatsapp.content/page/find'
import { readRow } from '@/entrypoints/whatsapp.content/read-messages/read-row'
import { messageOf, readBubble, STAMP, tail, textBubble, ticks } from './support/row'

const EMOJI = '<img alt="😀" data-plain-text="😀">'
const QUOTE =
  '<div role="button" data-testid="quoted-message" aria-label="Quote"><span data-testid="author">You</span>' +
  '<span data-testid="selectable-text" class="quoted-mention selectable-text">a much longer quoted text</span></div>'

describe('the length of a message', () => {
  it('counts an emoji picture by its character and a break as one', () => {
    expect(readBubble(textBubble(`Hi ${EMOJI}<br>you`))?.length).toBe('Hi 😀\nyou'.length)
  })

  it('leaves a quote out', () => {
    expect(readBubble(QUOTE + textBubble('Yes'))).toMatchObject({ length: 3, kind: 'text' })
  })

  it('is that of the message even where the quote is all there is before it', () => {
    expect(readBubble(QUOTE)).toMatchObject({ length: 0, kind: 'other' })
  })

  it('leaves out what other extensions put behind the text', () => {
    const injected = '<div><span class="selectable-text">Translation: much longer</span></div>'
    expect(readBubble(textBubble('Hola') + injected)?.length).toBe(4)
  })
})

describe('the kind of a message', () => {
  it.each([
    ['image', '<div role="button" data-testid="image-thumb"><img src=""></div>'],
    ['image', '<div role="button"><img src="blob:x"></div>'],
    ['video', '<div data-testid="video-content"></div>'],
    ['video', '<span data-icon="media-play"></span>'],
    ['audio', '<button data-testid="audio-play"></button>'],
    ['audio', '<span data-icon="ptt-status"></span>'],
    ['document', '<div data-testid="document-thumb"></div>'],
    ['document', '<div data-icon="document-PDF-icon"></div>'],
    ['sticker', '<div data-testid="sticker"><img src="blob:x"></div>'],
  ])('is %s by %s', (kind, html) => expect(readBubble(html)?.kind).toBe(kind))

  it('stays that of the picture when it has a caption, whose length counts', () => {
    const picture = '<div role="button" data-testid="image-thumb"><img src=""></div>'
    expect(readBubble(picture + textBubble('Nice'))).toMatchObject({ kind: 'image', length: 4 })
  })

  it('is text for emoji alone, and for text that quotes a picture', () => {
    expect(readBubble(textBubble(EMOJI))?.kind).toBe('text')
    const quoted = QUOTE.replace('</div>', '<div data-testid="image-thumb"></div></div>')
    expect(readBubble(quoted + textBubble('That one'))?.kind).toBe('text')
  })
})

describe('the name of a file', () => {
  const document = (name: string) =>
    `<div data-testid="document-thumb"><span dir="auto">${name}</span><span dir="auto">PDF</span></div>`

  it('is read off a document', () => {
    expect(readBubble(document('Price list 2027.pdf'))?.fileName).toBe('Price list 2027.pdf')
  })

  it('is none that is quoted, or stands in a text, or does not end like one', () => {
    const quoted = QUOTE.replace('</div>', `${document('old.pdf')}</div>`)
    expect(readBubble(quoted + textBubble('see new.pdf'))).not.toHaveProperty('fileName')
    expect(readBubble(document('Price list'))).not.toHaveProperty('fileName')
    expect(readBubble(document(`${'x'.repeat(400)}.pdf`))).not.toHaveProperty('fileName')
  })
})

describe('the direction of a message', () => {
  it('is told by an old id above all', () => {
    const bubble = tail('in') + textBubble('x') + ticks(' Read ')
    expect(readBubble(bubble, { dataId: 'false_5511999999999@c.us_A1' })?.direction).toBe('in')
    expect(readBubble(tail('in'), { dataId: 'true_123456789012345@lid_A1' })?.direction).toBe('out')
  })

  it('is told by the ticks before the tail', () => {
    expect(readBubble(tail('in') + ticks(' Gelesen '))).toMatchObject({ direction: 'out', ack: 'read' })
  })

  it('is told by the tail, whose glyph is swapped in a page from right to left', () => {
    expect(readBubble(tail('in'))?.direction).toBe('in')
    expect(readBubble(tail('out'))?.direction).toBe('out')
    expect(readBubble(tail('in'), { isRtl: true })?.direction).toBe('out')
    expect(readBubble(tail('out'), { isRtl: true })?.direction).toBe('in')
  })

  it('is not told by a star or a pin, which stand where ticks do', () => {
    expect(readBubble(tail('in') + ticks(' Starred ', 'wds-ic-star-filled'))?.direction).toBe('in')
    expect(readBubble(textBubble('x') + ticks(' Pinned ', 'wds-ic-pin'))?.direction).toBe('unknown')
    const own = ticks(' Read ').replace(
      '<span aria-label',
      '<span aria-label="Starred" data-testid="star"></span>$&',
    )
    expect(readBubble(textBubble('x') + own)).toMatchObject({ direction: 'out', ack: 'read' })
  })

  it('is unknown in the middle of an incoming run', () => {
    expect(readBubble(textBubble('x'))).toMatchObject({ direction: 'unknown', ack: 'unknown' })
  })
})

describe('the state of an own message', () => {
  it.each([
    [' Delivered ', 'wds-ic-read', 'delivered'],
    [' Lida', 'wds-ic-read', 'read'],
    [' Something new ', 'wds-ic-read', 'unknown'],
    [' Something new ', 'wds-ic-delivered', 'sent'],
    [' Something new ', 'wds-ic-status-pending', 'pending'],
  ])('%j on %s is %s', (label, icon, ack) => expect(readBubble(ticks(label, icon))?.ack).toBe(ack))
})

describe('what is no message', () => {
  it.each([
    ['an empty shell', '<div data-id="A1"><div data-virtualized="true"></div></div>'],
    ['a line of the page', '<div data-id="A1"><div data-testid="msg-notification-container">x</div></div>'],
    ['a row without an id', '<div data-id=""><div data-testid="msg-container">x</div></div>'],
    ['a row without a bubble', '<div data-id="A1"><span>x</span></div>'],
  ])('is not read: %s', (_what, html) => {
    const page = new DOMParser().parseFromString(html, 'text/html')
    expect(readRow(page.querySelector<HTMLElement>('[data-id]')!, new Finder(), false)).toBeUndefined()
  })

  it('is not taken for one after its shell was emptied', () => {
    const message = messageOf(`${STAMP}</div>`)
    message.innerHTML = '<div data-virtualized="true"></div>'
    expect(readRow(message, new Finder(), false)).toBeUndefined()
  })
})

import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { identifyByScreen, type DomIdentity } from '@/entrypoints/whatsapp.content/observe-chat/dom-identity'
import { readView } from '@/entrypoints/whatsapp.content/observe-chat/view'
import { Finder } from '@/entrypoints/whatsapp.content/page/find'
import { cleanName } from '@/entrypoints/whatsapp.content/page/read-text'
import { showFixture, type FixtureName } from './support/fixture'
import { listRow } from './support/list-row'

const MARKS = ['\u200e', '\u200f', '\u202a', '\u202c', '\u2066', '\u2069']

describe('the title on the screen', () => {
  it.each<[FixtureName, string]>([
    ['2026-bare-en-dark', 'Ana Pérez 😀'],
    ['2026-bare-de', 'Jürgen'],
    ['2026-bare-en-gb-unsaved-number', '+27 66 265 0786'],
    ['2026-bare-pt-br-business', 'João Cliente'],
    ['legacy-prefixed-c-us-en', 'Ana Pérez'],
    ['2026-no-chat-open', ''],
  ])('of %s is %j, never the line below it', (fixture, name) => {
    showFixture(fixture)
    expect(readView(new Finder()).title).toBe(name)
  })

  it('is found where the test id of the button stands on the name itself', () => {
    showFixture('2026-bare-de')
    document.querySelector('#main header')!.innerHTML =
      '<div role="button"><div><span dir="auto" data-testid="conversation-info-header">Jürgen</span></div>' +
      '<div data-testid="chat-subtitle"><span dir="auto" title="online">online</span></div></div>'
    expect(readView(new Finder()).title).toBe('Jürgen')
  })

  it('has no direction marks and one space where there are several', () => {
    const marked = fc
      .array(fc.constantFrom(...MARKS, ' ', '\n', 'a', 'ب', '😀'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(marked, (text) => {
        const name = cleanName(text)
        expect(MARKS.some((mark) => name.includes(mark))).toBe(false)
        expect(name).not.toMatch(/^\s|\s$|\s\s/)
        expect(cleanName(name)).toBe(name)
      }),
    )
  })
})

describe('who is open, by the screen alone', () => {
  beforeEach(() => showFixture('2026-bare-de'))

  it('is a name and nothing more', () => {
    expect(identify()).toEqual({
      account: 'phone:+1',
      key: 'name:Jürgen',
      kind: 'person',
      name: 'Jürgen',
      isAmbiguous: false,
    })
  })

  it('is a phone where somebody unsaved is shown by it, with or without direction marks', () => {
    title().textContent = '\u202a+27 66 265 0786\u202c'
    expect(identify()).toMatchObject({ key: 'phone:+27662650786', phone: '+27662650786', isAmbiguous: false })
  })

  it('is ambiguous when two rows in sight bear the name', () => {
    list().append(listRow({ title: '\u202aJürgen\u202c' }))
    expect(identify().isAmbiguous).toBe(true)
  })

  it('is ambiguous when the marked row bears another name', () => {
    title().textContent = 'Somebody'
    expect(identify()).toMatchObject({ key: 'name:Somebody', isAmbiguous: true })
  })

  it('is not ambiguous for two rows of one number: a number has one owner', () => {
    title().textContent = '+27 66 265 0786'
    list().append(listRow({ title: '+27 66 265 0786' }), listRow({ title: '+27 66 265 0786' }))
    expect(identify().isAmbiguous).toBe(false)
  })

  it('is oneself by the mark behind the own name, and a group by the authors of its bubbles', () => {
    title().textContent = 'Karl (Du)'
    expect(identify().kind).toBe('self')
    title().textContent = 'Family'
    document
      .querySelector('[data-testid="msg-container"]')!
      .insertAdjacentHTML('afterbegin', '<span data-testid="author">Bea</span>')
    expect(identify().kind).toBe('group')
  })
})

describe('who is open, by the older ids of messages', () => {
  it.each([
    ['5511999999999@c.us', { key: 'phone:+5511999999999', phone: '+5511999999999', kind: 'person' }],
    ['123456789012345@lid', { key: 'lid:123456789012345', lid: '123456789012345', kind: 'person' }],
    ['120363041234567890@g.us', { key: 'group:120363041234567890', kind: 'group' }],
  ])('is %s, and never ambiguous', (jid, who) => {
    showFixture('legacy-prefixed-c-us-en')
    readdress(() => jid)
    list().append(listRow({ title: 'Ana Pérez' }))
    const identity = identify()
    expect(identity).toMatchObject({ ...who, name: 'Ana Pérez', jid, isAmbiguous: false })
    if (jid.endsWith('@lid')) expect(identity).not.toHaveProperty('phone')
  })

  it('falls back to the name while messages of two chats are on the screen', () => {
    showFixture('legacy-prefixed-c-us-en')
    readdress((index) => (index === 0 ? '5511888888888@c.us' : '5511999999999@c.us'))
    expect(identify()).toMatchObject({ key: 'name:Ana Pérez' })
    expect(identify()).not.toHaveProperty('phone')
  })
})

function identify(): DomIdentity {
  const finder = new Finder()
  return identifyByScreen(readView(finder), 'phone:+1', finder)
}

function title(): HTMLElement {
  return document.querySelector<HTMLElement>('[data-testid="conversation-info-header-chat-title"]')!
}

function list(): Element {
  return document.querySelector('#pane-side [role="grid"]')!
}

function readdress(jidOf: (index: number) => string): void {
  for (const [index, message] of document.querySelectorAll<HTMLElement>('[data-id]').entries()) {
    message.dataset['id'] = `false_${jidOf(index)}_ID${index}`
  }
}

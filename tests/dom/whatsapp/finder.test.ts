import { afterEach, describe, expect, it } from 'vitest'
import { Finder } from '@/entrypoints/whatsapp.content/page/find'
import { SELECTORS, type ElementName, type Selector } from '@/entrypoints/whatsapp.content/page/selectors'
import { FIXTURES, showFixture } from './support/fixture'

const NAMES = Object.keys(SELECTORS) as ElementName[]
const CHAT_OPEN = FIXTURES.filter((name) => name !== '2026-no-chat-open')

afterEach(() => document.body.replaceChildren())

describe('the chains of selectors', () => {
  it('hold valid selectors, each with a reason and once only', () => {
    for (const name of NAMES) {
      const chain: readonly Selector[] = SELECTORS[name]
      for (const { css, why } of chain) {
        expect(() => document.querySelector(css)).not.toThrow()
        expect(why).not.toBe('')
      }
      expect(new Set(chain.map(({ css }) => css)).size).toBe(chain.length)
    }
  })

  it('bind to no generated class name', () => {
    const kept = /^(selectable-text|focusable-list-item|quoted-mention)$/
    const classes = NAMES.flatMap((name) =>
      SELECTORS[name].flatMap(({ css }) => [...css.replaceAll(/\[[^\]]*\]/g, '').matchAll(/\.([\w-]+)/g)]),
    ).map((match) => match[1] ?? '')
    expect(classes.filter((name) => !kept.test(name))).toEqual([])
  })

  it.each(CHAT_OPEN)(
    'find the application, the chat, its name, its messages and its composer in %s',
    (name) => {
      showFixture(name)
      const finder = new Finder()
      const wanted: ElementName[] = [
        'app',
        'side',
        'main',
        'messages',
        'message',
        'list',
        'row',
        'search',
        'editor',
      ]
      for (const each of wanted) expect(finder.one(each), each).toBeInstanceOf(HTMLElement)
      const main = finder.one('main')!
      for (const each of ['header', 'composer'] as const) expect(finder.one(each, main), each).toBeDefined()
      expect(finder.one('headerTitle', finder.one('header', main))).toBeDefined()
    },
  )

  it('find no chat where none is open', () => {
    showFixture('2026-no-chat-open')
    const finder = new Finder()
    for (const name of ['main', 'messages', 'composer'] as const) expect(finder.one(name)).toBeUndefined()
    expect(finder.via('main')).toBe('none')
  })
})

describe('a chain of which only one generation is left', () => {
  it.each<[ElementName, Selector['since'][]]>([
    ['side', ['2026', 'shape']],
    ['main', ['2026', '2026-b']],
    ['header', ['2026', 'legacy']],
    ['headerTitle', ['2026', 'legacy']],
    ['messages', ['2026', '2026-b', 'legacy']],
    ['bubble', ['2026', 'legacy']],
    ['messageText', ['2026', '2026-b']],
    ['tail', ['2026', '2026-b']],
    ['image', ['2026', 'legacy']],
    ['list', ['2026', 'legacy']],
    ['row', ['2026', 'shape']],
    ['rowTitle', ['2026', 'legacy']],
    ['rowButton', ['2026', '2026-b']],
    ['composer', ['2026', '2026-b', 'legacy']],
  ])('still finds %s, and says by which', (name, generations) => {
    showFixture('2026-bare-de')
    const isInChat = name === 'header' || name === 'headerTitle'
    const root = document.querySelector(isInChat ? '#main' : '#app')!
    for (const generation of generations) {
      const chain: readonly Selector[] = SELECTORS[name]
      const left = chain.filter(({ since }) => since === generation)
      const finder = new Finder({ ...SELECTORS, [name]: left })
      expect(finder.one(name, root), generation).toBeInstanceOf(HTMLElement)
      expect(finder.via(name)).toBe(generation)
      const other = new Finder({ ...SELECTORS, [name]: left })
      expect(other.all(name, root)[0]).toBe(finder.one(name, root))
      expect(other.via(name)).toBe(generation)
    }
  })

  it.each(NAMES)('says that %s is nowhere when nothing is left, by each way of asking', (name) => {
    showFixture('2026-bare-de')
    const finder = new Finder({ ...SELECTORS, [name]: [] })
    expect(finder.one(name)).toBeUndefined()
    expect(finder.all(name)).toEqual([])
    expect(finder.around(name, document.querySelector('#main'))).toBeUndefined()
    expect([finder.via(name), finder.used()]).toEqual(['none', {}])
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Suggestion } from '@/storage/schema/suggestion'
import { runAdapter, type Adapter } from './support/adapter'
import { FakeBackground, replyRow } from './support/fake-background'
import { composer, composerText, pasteInto, type } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { messageOf, tail, textBubble } from './support/row'

const HOURS: Suggestion = {
  ruleId: '00000000-0000-4000-8000-000000000001',
  replyId: 'hours',
  title: 'Opening hours',
  reason: 'Asked for “hours”',
}
const at = (hours: number, minutes: number) => new Date(2026, 8, 28, hours, minutes).getTime()

let adapter: Adapter
let background: FakeBackground
/** What the background proposes now. */
let proposed: { suggestion?: Suggestion; askAgainAt?: number }
let isHidden: boolean

beforeEach(() => {
  showFixture('2026-bare-en-dark')
  composer().replaceChildren(document.createElement('p'))
  background = new FakeBackground()
  background.suggests = 'with-words'
  background.replies = [replyRow('hello'), replyRow('hours', { title: 'Opening hours' })]
  proposed = { suggestion: HOURS }
  background.answers['page.suggest'] = () => proposed
  isHidden = false
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden })
})
afterEach(() => Reflect.deleteProperty(document, 'hidden'))

async function start(): Promise<void> {
  adapter = await runAdapter({ background })
  await adapter.clock.advance(1_500)
}

const asked = () => background.inputs('page.suggest')
const chip = () => adapter.shadow('layer').querySelector<HTMLElement>('.chip')!
const shown = () => (chip().hidden ? undefined : chip().textContent)
const button = (name: string) =>
  [...chip().querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent) === name,
  )!

async function pass(ms = 1_500): Promise<void> {
  await adapter.clock.advance(ms)
}

async function typing(text: string): Promise<void> {
  type(text)
  await pass(10)
}

function addMessage(id: string, text: string, side: 'in' | 'out' = 'in'): void {
  const row = document.createElement('div')
  row.append(messageOf(tail(side) + textBubble(text), id))
  document.querySelector('[data-tab="8"]')!.append(row)
}

/** The page shows another chat, without messages. */
async function openChat(title: string): Promise<void> {
  document.querySelector('[data-testid=conversation-info-header-chat-title]')!.textContent = title
  for (const message of document.querySelectorAll('[data-id]')) message.remove()
  await pass()
}

describe('what the background is asked', () => {
  it('is the open chat’s moment: the last words, how many came in a row, whether ours was read', async () => {
    await start()
    expect(asked()).toHaveLength(1)
    expect(asked()[0]).toMatchObject({ chat: { key: 'name:Ana Pérez 😀', epoch: 1 } })
    expect(asked()[0]!.moment).toEqual({
      lastIn: { messageId: '5DF72B4B7C1D4486E36B0264F2CB1870', text: 'Sí, somos 3', at: at(10, 32) },
      incomingRun: 0,
      lastOut: { messageId: '3EB06EBB4746FFAA9D616E', isRead: false, at: at(10, 34) },
    })
  })

  it('holds no words where no rule compares any', async () => {
    background.suggests = 'without-words'
    await start()
    expect(asked()[0]!.moment.lastIn).toMatchObject({ text: '' })
  })

  it('is nothing while no rule may propose anything', async () => {
    background.suggests = 'nothing'
    await start()
    expect(asked()).toEqual([])
    background.suggests = 'with-words'
    void adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    await pass()
    expect(asked()).toHaveLength(1)
  })

  it('is asked anew when messages come, once they have settled', async () => {
    await start()
    addMessage('B1', 'When are you open?')
    await pass(200)
    addMessage('B2', 'Hello?')
    await pass()
    expect(asked()).toHaveLength(2)
    expect(asked()[1]!.moment).toMatchObject({ incomingRun: 2, lastIn: { messageId: 'B2', text: 'Hello?' } })
  })

  it('is cut to size', async () => {
    addMessage('B1', 'x'.repeat(5_000))
    await start()
    expect(asked()[0]!.moment.lastIn?.text).toHaveLength(2_000)
  })

  it('waits until the end of the conversation is in sight again', async () => {
    await start()
    const last = document.querySelector('[data-id="3EB06EBB4746FFAA9D616E"] [data-virtualized]')!
    const [drawn] = last.children
    last.setAttribute('data-virtualized', 'true')
    drawn!.remove()
    await pass()
    expect(asked()).toHaveLength(1)
    last.setAttribute('data-virtualized', 'false')
    last.append(drawn!)
    addMessage('B1', 'Hello?')
    await pass()
    expect(asked()).toHaveLength(2)
  })

  it('is asked again at the time the background names, and not in a tab that is hidden', async () => {
    proposed = { askAgainAt: new Date(2026, 8, 28, 12, 5).getTime() }
    await start()
    expect(asked()).toHaveLength(1)
    await pass(200_000)
    expect(asked()).toHaveLength(1)
    isHidden = true
    await pass(200_000)
    expect(asked()).toHaveLength(1)
    isHidden = false
    proposed = { suggestion: HOURS }
    document.dispatchEvent(new Event('visibilitychange'))
    await pass()
    expect(asked()).toHaveLength(2)
    expect(shown()).toContain('Opening hours')
  })

  it('is not asked in a circle, whatever time the background names', async () => {
    proposed = { askAgainAt: 0 }
    await start()
    await pass(10_000)
    expect(asked().length).toBeLessThanOrEqual(12)
    expect(asked().length).toBeGreaterThan(5)
  })
})

describe('the chip', () => {
  it('shows what is proposed and why, over an empty message box', async () => {
    await start()
    expect(shown()).toContain('Suggested: \u2068Opening hours\u2069')
    expect(shown()).toContain('Asked for “hours”')
    expect(chip().getAttribute('role')).toBe('status')
    expect(chip().querySelector('span')?.title).toBe('Asked for “hours”')
  })

  it('goes when typing starts, and comes back when the box is empty again', async () => {
    await start()
    await typing('H')
    expect(shown()).toBeUndefined()
    await typing('')
    expect(shown()).toContain('Opening hours')
  })

  it('never comes while there is a draft, and is asked for once that is gone', async () => {
    type('Half a thought')
    await start()
    expect(asked()).toEqual([])
    expect(shown()).toBeUndefined()
    await typing('')
    await pass()
    expect(shown()).toContain('Opening hours')
  })

  it.each([
    ['an emoji alone', () => composer().append(document.createElement('img'))],
    ['a message box that is read-only', () => composer().setAttribute('contenteditable', 'false')],
    [
      'a preview of files',
      () =>
        document.querySelector('#app')!.insertAdjacentHTML('beforeend', '<i data-testid="media-editor"></i>'),
    ],
    [
      'an edit of a sent message',
      () => {
        document
          .querySelector('#app')!
          .insertAdjacentHTML('beforeend', '<p id="edit" data-lexical-editor="true" tabindex="0"></p>')
        document.querySelector<HTMLElement>('#edit')!.focus()
      },
    ],
  ])('is not in the way of %s', async (_what, change) => {
    await start()
    change()
    document.dispatchEvent(new Event('selectionchange'))
    expect(shown()).toBeUndefined()
  })

  it('is not drawn again when the same is proposed again', async () => {
    await start()
    const [first] = chip().children
    addMessage('B1', 'Hello?')
    await pass()
    expect(asked()).toHaveLength(2)
    expect(chip().firstElementChild).toBe(first)
    proposed = { suggestion: { ...HOURS, reason: 'Waits for an hour' } }
    addMessage('B2', 'Hello??')
    await pass()
    expect(shown()).toContain('Waits for an hour')
  })

  it('goes at once with its chat, and an answer that comes late does not bring it back', async () => {
    await start()
    let answer = (_given: typeof proposed) => {}
    background.answers['page.suggest'] = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    addMessage('B1', 'Hello?')
    await pass()
    const late = answer
    await openChat('Bruno')
    expect(shown()).toBeUndefined()
    late(proposed)
    await pass()
    expect(shown()).toBeUndefined()
    answer({ suggestion: { ...HOURS, title: 'For Bruno' } })
    await pass()
    expect(shown()).toContain('For Bruno')
  })

  it('is taken away when nothing is proposed any more', async () => {
    await start()
    proposed = {}
    addMessage('B1', 'Never mind', 'out')
    await pass()
    expect(shown()).toBeUndefined()
  })
})

describe('a suggestion that is dismissed', () => {
  it('is gone for this chat, the background is told, and the message box has the focus', async () => {
    await start()
    composer().tabIndex = 0
    button('Not in this chat').click()
    await pass()
    expect(shown()).toBeUndefined()
    expect(document.activeElement).toBe(composer())
    expect(background.inputs('page.suggestionDismissed')).toMatchObject([
      { ruleId: HOURS.ruleId, chat: { key: 'name:Ana Pérez 😀' } },
    ])
    addMessage('B1', 'Hello?')
    await pass()
    expect(asked()).toHaveLength(2)
    expect(shown()).toBeUndefined()
  })

  it('may be proposed in another chat, and another rule in this one', async () => {
    await start()
    button('Not in this chat').click()
    proposed = { suggestion: { ...HOURS, ruleId: '00000000-0000-4000-8000-000000000002', title: 'Prices' } }
    addMessage('B1', 'And what does it cost?')
    await pass()
    expect(shown()).toContain('Prices')
    proposed = { suggestion: HOURS }
    await openChat('Bruno')
    expect(shown()).toContain('Opening hours')
  })
})

describe('what the chip leads to', () => {
  const picker = () => adapter.shadow('layer').querySelector<HTMLElement>('.picker')!
  const titles = () => [...picker().querySelectorAll('.option .title')].map((title) => title.textContent)

  async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const target = picker().hidden ? composer() : document.querySelector('[data-chatside=layer]')!
    const init = { key, code: key, bubbles: true, cancelable: true, composed: true, ...more }
    target.dispatchEvent(new KeyboardEvent('keydown', init))
    await pass(300)
  }

  beforeEach(() => {
    composer().tabIndex = 0
  })

  it('is the list with the suggestion first, marked, and what the customer would get', async () => {
    await start()
    button('Insert…').click()
    await pass()
    expect(picker().hidden).toBe(false)
    expect(shown()).toBeUndefined()
    expect(titles()).toEqual(['Opening hours', 'Title hello'])
    const [first] = picker().querySelectorAll<HTMLElement>('.option')
    expect(first?.getAttribute('aria-selected')).toBe('true')
    expect(first?.querySelector('.excerpt')?.textContent).toMatch(/^Suggested · /)
    expect(first?.title).toContain('Asked for “hours”')
    expect(picker().querySelector('.preview')?.textContent).toContain('Text of hours')
    await press('Escape')
    expect(picker().hidden).toBe(true)
    document.dispatchEvent(new Event('selectionchange'))
    expect(shown()).toContain('Opening hours')
  })

  it('is what Ctrl+/ opens as well, and another suggestion puts another reply first', async () => {
    await start()
    await press('/', { ctrlKey: true })
    expect(titles()[0]).toBe('Opening hours')
    await press('Escape')
    proposed = { suggestion: { ...HOURS, replyId: 'hello', title: 'Title hello' } }
    addMessage('B1', 'Hello?')
    await pass()
    await press('/', { ctrlKey: true })
    expect(titles()).toEqual(['Title hello', 'Opening hours'])
  })

  it('is an insertion that tells which rule proposed it; one of another reply tells of none', async () => {
    adapter = await runAdapter({ background, world: { paste: pasteSoon } })
    await pass()
    button('Insert…').click()
    await pass()
    await press('Enter')
    expect(composerText()).toBe('Text of hours')
    expect(shown()).toBeUndefined()
    type('')
    await pass()
    await press('/', { ctrlKey: true })
    await press('ArrowDown')
    await press('Enter')
    expect(composerText()).toBe('Text of hello')
    const inserted = background.inputs('page.replyInserted')
    expect(inserted.map(({ replyId, ruleId }) => [replyId, ruleId])).toEqual([
      ['hours', HOURS.ruleId],
      ['hello', undefined],
    ])
  })
})

function pasteSoon(text: string): string {
  queueMicrotask(() => pasteInto(composer(), text))
  return ''
}

describe('the texts in sight', () => {
  it('are told for a dry run: what the customer wrote, with its time, and nothing of ours', async () => {
    await start()
    expect(await adapter.fromBackground({ chatside: 1, type: 'texts-in-sight' })).toEqual({
      texts: [
        { text: 'Hola 😀 ¿precio?\nsegunda línea', at: at(10, 30) },
        { text: 'Sí, somos 3', at: at(10, 32) },
      ],
    })
  })
})

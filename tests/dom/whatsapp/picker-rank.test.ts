import { beforeEach, describe, expect, it } from 'vitest'
import { FakeBackground, rendered, replyRow } from './support/fake-background'
import { composerText } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { PickerStage } from './support/picker-stage'

const NOON = new Date(2026, 8, 28, 12).getTime()
const DAY_MS = 86_400_000

let background: FakeBackground
let stage: PickerStage

beforeEach(() => {
  showFixture('2026-bare-en-dark')
  background = new FakeBackground()
  background.replies = [replyRow('a'), replyRow('b'), replyRow('c', { labels: ['sales'] })]
})

async function open(): Promise<void> {
  stage = await PickerStage.start(background)
  await stage.typing('/')
}

/** Each line's tip is there once the mark is on it. */
async function tips(): Promise<string[]> {
  const all: string[] = []
  for (const _ of stage.titles()) {
    all.push(stage.layer.querySelector<HTMLElement>('#list [aria-selected=true]')!.title)
    await stage.press('ArrowDown')
  }
  return all
}
const excerpts = () => [...stage.layer.querySelectorAll('#list .excerpt')].map((one) => one.textContent)

describe('the order of the picker', () => {
  it('puts what fits the chat first, and says why', async () => {
    background.answers['page.replyContext'] = () => ({
      boosts: [{ replyId: 'c', boost: 1, why: 'They asked for “price”' }],
    })
    await open()
    expect(stage.titles()).toEqual(['Title c', 'Title a', 'Title b'])
    expect(await tips()).toEqual(['sales · They asked for “price”', '', ''])
  })

  it('asks what fits with the last thing the customer wrote, once until there is more', async () => {
    await open()
    await stage.press('Escape')
    await stage.typing('x')
    await stage.typing('x /')
    expect(background.inputs('page.replyContext')).toMatchObject([
      { chat: { key: 'name:Ana Pérez 😀' }, lastIn: 'Sí, somos 3' },
    ])
    await stage.press('Escape')
    await stage.adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['replies'] })
    await stage.typing('y')
    await stage.typing('y /')
    expect(background.inputs('page.replyContext')).toHaveLength(2)
  })

  it('does not change under the hand of a person who has moved the mark', async () => {
    let answer: (value: unknown) => void = () => undefined
    background.answers['page.replyContext'] = () => new Promise((resolve) => (answer = resolve))
    await open()
    await stage.press('ArrowDown')
    answer({ boosts: [{ replyId: 'c', boost: 1, why: '' }] })
    await stage.adapter.clock.advance(100)
    expect(stage.titles()).toEqual(['Title a', 'Title b', 'Title c'])
    expect(stage.marked()).toBe('Title b')
    await stage.typing('/c')
    await stage.typing('/')
    expect(stage.titles()[0]).toBe('Title c')
  })

  it('works on without an answer', async () => {
    background.answers['page.replyContext'] = () => Promise.reject(new Error('x'))
    await open()
    expect(stage.titles()).toEqual(['Title a', 'Title b', 'Title c'])
    expect(stage.adapter.faults.counts()).toMatchObject({ 'context:internal': 1 })
  })

  it('tells how often and how lately each was used', async () => {
    background.replies = [
      replyRow('a', { uses: 12, lastUsedAt: NOON - 2 * DAY_MS }),
      replyRow('b', { uses: 1, lastUsedAt: NOON - 13 * 3_600_000 }),
    ]
    await open()
    expect(await tips()).toEqual(['Used 1×, last yesterday', 'Used 12×, last 2 days ago'])
  })
})

describe('the reply that was used last', () => {
  it('comes first while nothing is looked for, and Enter repeats it', async () => {
    background.replies = [
      replyRow('a', { uses: 50, lastUsedAt: NOON - DAY_MS }),
      replyRow('b', { uses: 1, lastUsedAt: NOON - 3_600_000 }),
    ]
    await open()
    expect(stage.titles()).toEqual(['Title b', 'Title a'])
    expect(excerpts()).toEqual(['Last used · x', 'x'])
    await stage.press('Enter')
    expect(composerText()).toBe('Text of b')
  })

  it('is the one that was inserted just now, though nobody has counted it yet', async () => {
    await open()
    await stage.press('End')
    await stage.press('Enter')
    expect(composerText()).toBe('Text of c')
    await stage.typing('/')
    expect(stage.titles()[0]).toBe('Title c')
  })

  it('has no place of its own among the matches of words', async () => {
    background.replies = [replyRow('xa'), replyRow('xb', { uses: 0, lastUsedAt: NOON }), replyRow('xxa')]
    stage = await PickerStage.start(background)
    await stage.typing('/xx')
    expect(stage.titles()).toEqual(['Title xxa'])
  })
})

describe('a reply that is to be inserted', () => {
  it('is held back once when this contact got several today', async () => {
    background.render = () => rendered('Hello', { recentReplies: 3 })
    await open()
    await stage.press('Enter')
    expect(composerText()).toBe('/')
    expect(stage.notice()).toBe('3 quick replies went to this contact today. Press Enter again to insert.')
    await stage.press('Enter')
    expect(composerText()).toBe('Hello')
  })

  it('shows its language in the preview, by the language’s own name', async () => {
    background.render = () => rendered('Olá', { language: 'pt-BR' })
    await open()
    const heading = stage.layer.querySelector('.side .heading')?.textContent
    expect(heading).toBe('What \u2068Ana Pérez 😀\u2069 will get · português (Brasil)')
  })

  it('is not dropped in silence when the chat changes while it is fetched', async () => {
    await open()
    let render: (value: unknown) => void = () => undefined
    background.answers['page.renderReply'] = () => new Promise((resolve) => (render = resolve))
    await stage.press('Enter')
    document.querySelector('[data-testid=conversation-info-header-chat-title]')!.textContent = 'Bruno'
    await stage.adapter.clock.advance(600)
    expect(stage.panel.hidden).toBe(true)
    render(rendered('Hello'))
    await stage.adapter.clock.advance(100)
    expect(stage.layer.querySelector<HTMLElement>('.bar')?.hidden).toBe(false)
    expect(stage.layer.querySelector('.bar')?.textContent).toBe('Not inserted: another chat is open now.')
    expect(composerText()).toBe('/')
  })
})

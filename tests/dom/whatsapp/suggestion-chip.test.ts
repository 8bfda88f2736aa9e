import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { composer, composerText, type } from './support/fake-editor'
import { addMessage, HOURS, SuggestStage } from './support/suggest-stage'

let stage: SuggestStage

beforeEach(() => {
  stage = new SuggestStage()
})
afterEach(() => stage.end())

describe('the chip', () => {
  it('shows what is proposed and why, over an empty message box', async () => {
    await stage.start()
    expect(stage.shown).toContain('Suggested: \u2068Opening hours\u2069')
    expect(stage.shown).toContain('Asked for “hours”')
    expect(stage.chip.getAttribute('role')).toBe('status')
    expect(stage.chip.querySelector('span')?.title).toBe('Asked for “hours”')
  })

  it('goes when typing starts, and comes back when the box is empty again', async () => {
    await stage.start()
    await stage.typing('H')
    expect(stage.shown).toBeUndefined()
    await stage.typing('')
    expect(stage.shown).toContain('Opening hours')
  })

  it('never comes while there is a draft, and is asked for once that is gone', async () => {
    type('Half a thought')
    await stage.start()
    expect(stage.asked).toEqual([])
    expect(stage.shown).toBeUndefined()
    await stage.typing('')
    await stage.pass()
    expect(stage.shown).toContain('Opening hours')
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
    await stage.start()
    change()
    document.dispatchEvent(new Event('selectionchange'))
    expect(stage.shown).toBeUndefined()
  })

  it('is not drawn again when the same is proposed again', async () => {
    await stage.start()
    const [first] = stage.chip.children
    addMessage('B1', 'Hello?')
    await stage.pass()
    expect(stage.asked).toHaveLength(2)
    expect(stage.chip.firstElementChild).toBe(first)
    stage.proposed = { suggestion: { ...HOURS, reason: 'Waits for an hour' } }
    addMessage('B2', 'Hello??')
    await stage.pass()
    expect(stage.shown).toContain('Waits for an hour')
  })

  it('moves to the message box that the page has drawn anew', async () => {
    const watched: Element[] = []
    const observe = ResizeObserver.prototype.observe
    ResizeObserver.prototype.observe = (box) => void watched.push(box)
    await stage.start()
    const footer = document.querySelector('footer')!
    const copy = footer.cloneNode(true) as HTMLElement
    footer.replaceWith(copy)
    await stage.pass(100)
    ResizeObserver.prototype.observe = observe
    expect(watched).toEqual([footer, copy])
    expect(stage.shown).toContain('Opening hours')
  })

  it('goes at once with its chat, and an answer that comes late does not bring it back', async () => {
    await stage.start()
    let answer = (_given: typeof stage.proposed) => {}
    stage.background.answers['page.suggest'] = () =>
      new Promise((resolve) => {
        answer = resolve
      })
    addMessage('B1', 'Hello?')
    await stage.pass()
    const late = answer
    await stage.openChat('Bruno')
    expect(stage.shown).toBeUndefined()
    late(stage.proposed)
    await stage.pass()
    expect(stage.shown).toBeUndefined()
    answer({ suggestion: { ...HOURS, title: 'For Bruno' } })
    await stage.pass()
    expect(stage.shown).toContain('For Bruno')
  })

  it('is taken away when nothing is proposed any more', async () => {
    await stage.start()
    stage.proposed = {}
    addMessage('B1', 'Never mind', 'out')
    await stage.pass()
    expect(stage.shown).toBeUndefined()
  })
})

describe('a suggestion that is dismissed', () => {
  it('is gone for this chat, the background is told, and the message box has the focus', async () => {
    await stage.start()
    stage.button('Not in this chat').click()
    await stage.pass()
    expect(stage.shown).toBeUndefined()
    expect(document.activeElement).toBe(composer())
    expect(stage.background.inputs('page.suggestionDismissed')).toMatchObject([
      { ruleId: HOURS.ruleId, chat: { key: 'name:Ana Pérez 😀' } },
    ])
    addMessage('B1', 'Hello?')
    await stage.pass()
    expect(stage.asked).toHaveLength(2)
    expect(stage.shown).toBeUndefined()
  })

  it('may be proposed in another chat, and another rule in this one', async () => {
    await stage.start()
    stage.button('Not in this chat').click()
    stage.proposed = {
      suggestion: { ...HOURS, ruleId: '00000000-0000-4000-8000-000000000002', title: 'Prices' },
    }
    addMessage('B1', 'And what does it cost?')
    await stage.pass()
    expect(stage.shown).toContain('Prices')
    stage.proposed = { suggestion: HOURS }
    await stage.openChat('Bruno')
    expect(stage.shown).toContain('Opening hours')
  })
})

describe('what the chip leads to', () => {
  const picker = () => stage.adapter.shadow('layer').querySelector<HTMLElement>('.picker')!
  const titles = () => [...picker().querySelectorAll('.option .title')].map((title) => title.textContent)

  async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
    const target = picker().hidden ? composer() : document.querySelector('[data-chatside=layer]')!
    const init = { key, code: key, bubbles: true, cancelable: true, composed: true, ...more }
    target.dispatchEvent(new KeyboardEvent('keydown', init))
    await stage.pass(300)
  }

  it('is the list with the suggestion first, marked, and what the customer would get', async () => {
    await stage.start()
    stage.button('Insert…').click()
    await stage.pass()
    expect(picker().hidden).toBe(false)
    expect(stage.shown).toBeUndefined()
    expect(titles()).toEqual(['Opening hours', 'Title hello'])
    const [first] = picker().querySelectorAll<HTMLElement>('.option')
    expect(first?.getAttribute('aria-selected')).toBe('true')
    expect(first?.querySelector('.excerpt')?.textContent).toMatch(/^Suggested · /)
    expect(first?.title).toContain('Asked for “hours”')
    expect(picker().querySelector('.preview')?.textContent).toContain('Text of hours')
    await press('Escape')
    expect(picker().hidden).toBe(true)
    document.dispatchEvent(new Event('selectionchange'))
    expect(stage.shown).toContain('Opening hours')
  })

  it('is what Ctrl+/ opens as well, and another suggestion puts another reply first', async () => {
    await stage.start()
    await press('/', { ctrlKey: true })
    expect(titles()[0]).toBe('Opening hours')
    await press('Escape')
    stage.proposed = { suggestion: { ...HOURS, replyId: 'hello', title: 'Title hello' } }
    addMessage('B1', 'Hello?')
    await stage.pass()
    await press('/', { ctrlKey: true })
    expect(titles()).toEqual(['Title hello', 'Opening hours'])
  })

  it('is an insertion that tells which rule proposed it; one of another reply tells of none', async () => {
    await stage.start()
    stage.button('Insert…').click()
    await stage.pass()
    await press('Enter')
    expect(composerText()).toBe('Text of hours')
    expect(stage.shown).toBeUndefined()
    type('')
    await stage.pass()
    await press('/', { ctrlKey: true })
    await press('ArrowDown')
    await press('Enter')
    expect(composerText()).toBe('Text of hello')
    const inserted = stage.background.inputs('page.replyInserted')
    expect(inserted.map(({ replyId, ruleId }) => [replyId, ruleId])).toEqual([
      ['hours', HOURS.ruleId],
      ['hello', undefined],
    ])
  })
})

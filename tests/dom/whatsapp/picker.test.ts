import { beforeEach, describe, expect, it } from 'vitest'
import { rendered, replyRow, FakeBackground } from './support/fake-background'
import { runAdapter, type Adapter } from './support/adapter'
import { composer, composerText, pasteInto, type } from './support/fake-editor'
import { NOTHING_KNOWN } from './support/fake-page'
import { showFixture } from './support/fixture'

let adapter: Adapter
let background: FakeBackground

beforeEach(() => {
  showFixture('2026-bare-en-dark')
  background = new FakeBackground()
  background.replies = [replyRow('price', { title: 'Price list' }), replyRow('hello'), replyRow('bye')]
})

async function start(): Promise<void> {
  const paste = (text: string) => {
    queueMicrotask(() => pasteInto(composer(), text))
    return ''
  }
  adapter = await runAdapter({ background, world: { paste } })
}

const layer = () => adapter.shadow('layer')
const panel = () => layer().querySelector<HTMLElement>('.picker')!
const titles = () => [...layer().querySelectorAll('.option .title')].map((title) => title.textContent)
const marked = () => layer().querySelector('.option[aria-selected=true] .title')?.textContent
const preview = () => layer().querySelector('.preview:not(.pending)')?.textContent
const host = () => document.querySelector('[data-chatside=layer]')!

async function typing(text: string): Promise<void> {
  type(text)
  await adapter.clock.advance(200)
}

/** @returns whether the page was kept from the key. */
async function press(
  key: string,
  more: KeyboardEventInit = {},
  target: Element = composer(),
): Promise<boolean> {
  const event = new KeyboardEvent('keydown', {
    key,
    code: key,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...more,
  })
  target.dispatchEvent(event)
  await adapter.clock.advance(300)
  return event.defaultPrevented
}

describe('the picker at the caret', () => {
  it('opens at the trigger, ranks, and shows what the customer will get', async () => {
    await start()
    await typing('Dear /')
    expect(panel().hidden).toBe(false)
    expect(titles()).toEqual(['Price list', 'Title bye', 'Title hello'])
    await typing('Dear /pri')
    expect(titles()).toEqual(['Price list'])
    expect(preview()).toBe('Text of price')
    expect(background.inputs('page.renderReply').at(-1)).toMatchObject({
      replyId: 'price',
      chat: { key: 'name:Ana Pérez 😀' },
      answers: {},
    })
  })

  it.each(['Enter', 'Tab'])('inserts over the typed shortcut with %s and keeps the draft', async (key) => {
    await start()
    await typing('Dear /pri')
    expect(await press(key)).toBe(true)
    expect(composerText()).toBe('Dear Text of price')
    expect(panel().hidden).toBe(true)
    expect(background.inputs('page.replyInserted')).toMatchObject([
      { replyId: 'price', chat: { key: 'name:Ana Pérez 😀' }, answers: {} },
    ])
  })

  it('is moved in by arrows, page keys, Home and End, and by the mouse', async () => {
    await start()
    await typing('/')
    await press('ArrowDown')
    expect(marked()).toBe('Title bye')
    await press('ArrowUp')
    await press('ArrowUp')
    expect(marked()).toBe('Title hello')
    await press('Home')
    expect(marked()).toBe('Price list')
    await press('End')
    expect(marked()).toBe('Title hello')
    await press('PageUp')
    expect(marked()).toBe('Price list')
    const [, second] = layer().querySelectorAll('.option')
    second!.dispatchEvent(new Event('pointermove', { bubbles: true }))
    expect(marked()).toBe('Title bye')
    const down = new Event('pointerdown', { bubbles: true, cancelable: true })
    second!.dispatchEvent(down)
    expect(down.defaultPrevented).toBe(true)
    second!.dispatchEvent(new Event('click', { bubbles: true }))
    await adapter.clock.advance(500)
    expect(composerText()).toBe('Text of bye')
  })

  it('closes with Escape and stays closed until another trigger is typed', async () => {
    await start()
    await typing('/pri')
    expect(await press('Escape')).toBe(true)
    await typing('/pric')
    expect(panel().hidden).toBe(true)
    await typing('again')
    await typing('again /pri')
    expect(panel().hidden).toBe(false)
    expect(composerText()).toBe('again /pri')
  })

  it('leaves Enter to the page where nothing matches, and says so', async () => {
    await start()
    await typing('/zzz')
    expect(layer().querySelector('.message')?.textContent).toBe('No quick reply matches.')
    expect(await press('Enter')).toBe(false)
    expect(await press('ArrowDown')).toBe(false)
  })

  it('teaches where there are no replies yet', async () => {
    background.replies = []
    await start()
    await typing('/')
    expect(layer().querySelector('.message')?.textContent).toContain('No quick replies yet')
  })

  it('takes no key while a word is being composed', async () => {
    await start()
    await typing('/pri')
    expect(await press('Enter', { isComposing: true })).toBe(false)
    expect(composerText()).toBe('/pri')
  })

  it('keeps a second Enter from the page until the text stands, and a held one too', async () => {
    await start()
    await typing('/pri')
    const event = () => new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    const [first, second] = [event(), event()]
    composer().dispatchEvent(first)
    composer().dispatchEvent(second)
    expect([first.defaultPrevented, second.defaultPrevented]).toEqual([true, true])
    await adapter.clock.advance(500)
    expect(composerText()).toBe('Text of price')
    expect(await press('Enter', { repeat: true })).toBe(true)
    expect(await press('Enter')).toBe(false)
  })

  it('draws no more than fifty rows of five thousand', async () => {
    background.replies = Array.from({ length: 5_000 }, (_, index) => replyRow(`r${index}`))
    await start()
    await typing('/')
    expect(titles()).toHaveLength(50)
    expect(layer().querySelector('.message')?.textContent).toBe('4950 more: type to narrow down')
  })

  it('does not insert what is no longer what the preview showed', async () => {
    await start()
    await typing('/pri')
    background.render = () => rendered('Changed', { updatedAt: 2 })
    await press('Enter')
    expect(composerText()).toBe('/pri')
    expect(layer().querySelector('.notice')?.textContent).toContain('changed just now')
    expect(preview()).toBe('Changed')
    await press('Enter')
    expect(composerText()).toBe('Changed')
  })

  it('closes when another chat is opened', async () => {
    await start()
    await typing('/pri')
    document.querySelector('[data-testid=conversation-info-header-chat-title]')!.textContent = 'Bruno'
    await adapter.clock.advance(600)
    expect(panel().hidden).toBe(true)
  })

  it('stays when the same chat becomes known by more than its name', async () => {
    await start()
    await typing('/pri')
    const ana = { id: '34612555017@c.us', name: 'Ana Pérez 😀', phone: '34612555017' }
    adapter.world.chat = { ...NOTHING_KNOWN, hasModel: true, hasView: true, active: ana, shown: ana }
    document.querySelector('#main')!.append(document.createElement('p'))
    await adapter.clock.advance(600)
    expect(background.inputs('page.chatSeen').at(-1)?.chat.key).toBe('phone:+34612555017')
    expect(panel().hidden).toBe(false)
    expect(marked()).toBe('Price list')
    await press('Enter')
    expect(background.inputs('page.replyInserted').at(-1)?.chat.key).toBe('phone:+34612555017')
  })

  it('says why when it could not insert', async () => {
    background.fault = undefined
    adapter = await runAdapter({ background, world: { paste: () => 'chat' } })
    await typing('/pri')
    await press('Enter')
    expect(composerText()).toBe('/pri')
    expect(layer().querySelector('.bar')?.textContent).toContain('another chat is open')
    expect(background.inputs('page.replyInserted')).toEqual([])
  })

  it('is announced: a list of options, the marked one spoken', async () => {
    await start()
    await typing('/')
    expect(layer().querySelector('[role=listbox]')?.getAttribute('aria-label')).toBe('Quick replies')
    expect(layer().querySelectorAll('[role=option]')).toHaveLength(3)
    expect(layer().querySelector('[aria-live]')?.textContent).toBe('Price list, 1 of 3')
  })
})

describe('an input method', () => {
  it('opens nothing while it composes, only once its word is accepted', async () => {
    await start()
    await typing('')
    composer().dispatchEvent(new Event('compositionstart', { bubbles: true }))
    await typing('/pri')
    expect(panel().hidden).toBe(true)
    composer().dispatchEvent(new Event('compositionend', { bubbles: true }))
    await adapter.clock.advance(200)
    expect(titles()).toEqual(['Price list'])
  })
})

describe('Ctrl+/', () => {
  it('opens a search of our own and inserts at the caret of the draft', async () => {
    await start()
    await typing('Dear Ana')
    expect(await press('/', { ctrlKey: true })).toBe(true)
    const search = layer().querySelector<HTMLInputElement>('input[role=combobox]')!
    expect(search.hidden).toBe(false)
    search.value = 'hel'
    host().dispatchEvent(new Event('input', { bubbles: true, composed: true }))
    await adapter.clock.advance(200)
    expect(titles()).toEqual(['Title hello'])
    await press('Enter', {}, host())
    await adapter.clock.advance(500)
    expect(composerText()).toBe('Dear AnaText of hello')
  })

  it('goes away again with the same keys, and gives the focus back', async () => {
    await start()
    await typing('Dear Ana')
    await press('/', { metaKey: true })
    expect(panel().hidden).toBe(false)
    await press('/', { metaKey: true }, host())
    expect(panel().hidden).toBe(true)
    expect(document.activeElement).toBe(composer())
  })

  it('is the page’s with Shift, when it is switched off, and while no chat is open', async () => {
    await start()
    expect(await press('/', { ctrlKey: true, shiftKey: true })).toBe(false)
    background.settings = { ...background.settings, pickerShortcut: false }
    await adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    await adapter.clock.advance(100)
    expect(await press('/', { ctrlKey: true })).toBe(false)
    expect(panel().hidden).toBe(true)
  })
})

describe('on a Business account', () => {
  it('another trigger is offered, and taken at once', async () => {
    document.body.classList.add('smb-colors')
    await start()
    await typing('/pri')
    const hint = layer().querySelector<HTMLElement>('.hint')!
    expect(hint.hidden).toBe(false)
    expect([...hint.querySelectorAll('button')].map((button) => button.textContent)).toEqual(['//', ';'])
    hint.querySelectorAll('button')[1]!.click()
    expect(background.inputs('page.setTrigger')).toEqual([{ trigger: ';' }])
    background.settings = { ...background.settings, trigger: ';' }
    await adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    await adapter.clock.advance(100)
    await typing('/pri')
    expect(panel().hidden).toBe(true)
    await typing(';pri')
    expect(titles()).toEqual(['Price list'])
    expect(hint.hidden).toBe(true)
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { pageToFrameSchema, type FrameToPage } from '@/storage/protocol/frame'
import { AppError } from '@/utils/app-error'
import { runAdapter, type Adapter } from './support/adapter'
import { FakeBackground } from './support/fake-background'
import { composer, composerText, drawLines, pasteInto } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { settle } from './support/manual-clock'

const of = { stops: [], replyId: '0190a1b2-0000-7000-8000-00000000000a' }

let background: FakeBackground
const width = window.innerWidth

beforeEach(() => {
  showFixture('2026-bare-en-dark')
  background = new FakeBackground()
})
afterEach(() => window.happyDOM.setViewport({ width }))

const panel = ({ shadow }: Adapter) => shadow('sidebar').querySelector<HTMLElement>('.panel')!
const frame = (adapter: Adapter) => panel(adapter).querySelector('iframe')
const room = () => document.documentElement.style.getPropertyValue('--chatside-room')

async function startAt(pixels: number, sidebar: 'auto' | 'open' | 'rail' | 'hidden'): Promise<Adapter> {
  window.happyDOM.setViewport({ width: pixels })
  background.settings = { ...background.settings, sidebar }
  return runAdapter({ background })
}

describe('the sidebar beside the page', () => {
  it('is pushed beside a wide page, which gives up its width', async () => {
    const adapter = await startAt(1_600, 'auto')
    expect(panel(adapter).dataset['layout']).toBe('push')
    expect(frame(adapter)).not.toBeNull()
    expect(room()).toBe('340px')
  })

  it('is a rail beside a narrower one, and loads nothing until it is opened', async () => {
    const adapter = await startAt(1_200, 'auto')
    expect(panel(adapter).dataset['layout']).toBe('rail')
    expect(frame(adapter)).toBeNull()
    expect(room()).toBe('48px')
    adapter.shadow('sidebar').querySelector<HTMLButtonElement>('button.rail')!.click()
    expect(panel(adapter).dataset['layout']).toBe('push')
    expect(frame(adapter)).not.toBeNull()
    expect(background.inputs('page.setSidebar')).toEqual([{ sidebar: 'open' }])
  })

  it('floats over a narrow one, and follows the window', async () => {
    const adapter = await startAt(900, 'open')
    expect(panel(adapter).dataset['layout']).toBe('overlay')
    expect(room()).toBe('48px')
    window.happyDOM.setViewport({ width: 1_500 })
    window.dispatchEvent(new Event('resize'))
    expect(panel(adapter).dataset['layout']).toBe('push')
  })

  it('stands as it was chosen while settings from before that are still on their way, and follows them later', async () => {
    const adapter = await startAt(1_600, 'open')
    const read = async (sidebar: 'open' | 'rail'): Promise<void> => {
      background.settings = { ...background.settings, sidebar }
      void adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
      await settle()
    }
    void adapter.fromBackground({ chatside: 1, type: 'toggle-sidebar' })
    await read('open')
    expect(panel(adapter).dataset['layout']).toBe('rail')
    await read('rail')
    await read('open')
    expect(panel(adapter).dataset['layout']).toBe('push')
  })

  it('follows a setting that is changed while those from before are on their way', async () => {
    const adapter = await startAt(1_600, 'open')
    const { ask } = background
    const early = await ask('page.hello', {})
    let arrive: (hello: unknown) => void
    background.answers['page.hello'] = () => new Promise((resolve) => (arrive = resolve))
    const change = () => void adapter.fromBackground({ chatside: 1, type: 'changed', sources: ['settings'] })
    change()
    await settle()
    delete background.answers['page.hello']
    background.settings = { ...background.settings, sidebarWidth: 420 }
    change()
    arrive!(early)
    await settle()
    expect(room()).toBe('420px')
    expect(background.inputs('page.hello')).toHaveLength(4)
  })

  it('is opened and closed from the background’s shortcut', async () => {
    const adapter = await startAt(1_200, 'hidden')
    expect(panel(adapter).hidden).toBe(true)
    expect(room()).toBe('')
    void adapter.fromBackground({ chatside: 1, type: 'toggle-sidebar' })
    expect(panel(adapter).dataset['layout']).toBe('push')
    void adapter.fromBackground({ chatside: 1, type: 'toggle-sidebar' })
    expect(panel(adapter).dataset['layout']).toBe('rail')
    expect(background.inputs('page.setSidebar')).toEqual([{ sidebar: 'open' }, { sidebar: 'rail' }])
  })

  it('takes the look and the direction of the page', async () => {
    const adapter = await startAt(1_600, 'auto')
    const root = adapter.shadow('sidebar').querySelector<HTMLElement>('.root')!
    expect([root.dataset['theme'], root.dir]).toEqual(['dark', 'ltr'])
    document.body.classList.remove('dark')
    document.documentElement.dir = 'rtl'
    await adapter.clock.advance(100)
    expect([root.dataset['theme'], root.dir]).toEqual(['light', 'rtl'])
  })

  it('is put back when the page removes it', async () => {
    const adapter = await startAt(1_600, 'auto')
    document.querySelector('[data-chatside=sidebar]')!.remove()
    await adapter.clock.advance(2_000)
    document.querySelector('#pane-side')!.append(document.createElement('div'))
    await adapter.clock.advance(100)
    expect(document.querySelector('[data-chatside=sidebar]')).not.toBeNull()
  })

  it('leaves the page alone while nobody is logged in', async () => {
    document.querySelector('#app')!.replaceChildren()
    const adapter = await startAt(1_600, 'auto')
    expect(document.querySelector('[data-chatside=sidebar]')).toBeNull()
    expect(room()).toBe('')
    showFixture('2026-no-chat-open')
    await adapter.clock.advance(100)
    expect(room()).toBe('340px')
    document.querySelector('#app')!.replaceChildren()
    await adapter.clock.advance(100)
    expect(room()).toBe('')
  })
})

describe('what the sidebar is told and may ask', () => {
  let adapter: Adapter
  let told: unknown[]
  let port: MessagePort

  async function connect(): Promise<void> {
    adapter = await startAt(1_600, 'auto')
    told = []
    const posted: MessagePort[] = []
    const iframe = frame(adapter)!
    Object.defineProperty(iframe, 'contentWindow', {
      value: {
        postMessage: (_message: unknown, _target: string, [given]: [MessagePort]) => posted.push(given),
      },
    })
    iframe.dispatchEvent(new Event('load'))
    await adapter.clock.advance(10)
    port = posted.at(-1)!
    port.addEventListener('message', ({ data }) => told.push(data))
    port.start()
    await say({ type: 'ready' })
  }

  async function say(message: FrameToPage): Promise<void> {
    port.postMessage(message)
    await adapter.clock.advance(700)
  }

  const answers = (type: string) => told.filter((one) => (one as { type: string }).type === type)

  it('is the open chat, the look and the health, as the contract says', async () => {
    await connect()
    const [state] = answers('state')
    expect(z.safeParse(pageToFrameSchema, state).success).toBe(true)
    expect(state).toMatchObject({
      chat: { key: 'name:Ana Pérez 😀', epoch: 1 },
      theme: 'dark',
      direction: 'ltr',
      layout: 'push',
      health: { identity: { state: 'idle', via: 'starting' } },
    })
    await adapter.clock.advance(3_000)
    expect(answers('state').at(-1)).toMatchObject({ health: { identity: { state: 'degraded' } } })
  })

  it('inserts what was prepared for this chat and this draft, once', async () => {
    await connect()
    adapter.world.paste = (text) => {
      queueMicrotask(() => pasteInto(composer(), text))
      return ''
    }
    composer().tabIndex = 0
    drawLines(composer(), 'Dear Ana, ')
    await say({ type: 'prepare', call: 1, key: 'name:Ana Pérez 😀', epoch: 1 })
    const [prepared] = answers('prepared') as { token: string }[]
    await say({ type: 'insert', call: 2, token: prepared!.token, text: 'two\nlines', ...of })
    expect(answers('inserted')).toEqual([{ type: 'inserted', call: 2 }])
    expect(composerText()).toBe('Dear Ana, two\nlines')
    await say({ type: 'insert', call: 3, token: prepared!.token, text: 'again', ...of })
    expect(answers('failed')).toEqual([{ type: 'failed', call: 3, code: 'composer-changed' }])
    expect(composerText()).toBe('Dear Ana, two\nlines')
  })

  it('refuses what was prepared for another chat or another draft', async () => {
    await connect()
    await say({ type: 'prepare', call: 1, key: 'name:Bruno', epoch: 1 })
    await say({ type: 'prepare', call: 2, key: 'name:Ana Pérez 😀', epoch: 7 })
    await say({ type: 'prepare', call: 3, key: 'name:Ana Pérez 😀', epoch: 1 })
    const [prepared] = answers('prepared') as { token: string }[]
    drawLines(composer(), 'something else')
    await say({ type: 'insert', call: 4, token: prepared!.token, text: 'x', ...of })
    document.querySelector('footer')!.remove()
    await say({ type: 'prepare', call: 5, key: 'name:Ana Pérez 😀', epoch: 1 })
    expect(answers('failed')).toEqual([
      { type: 'failed', call: 1, code: 'chat-changed' },
      { type: 'failed', call: 2, code: 'chat-changed' },
      { type: 'failed', call: 4, code: 'composer-changed' },
      { type: 'failed', call: 5, code: 'no-composer' },
    ])
  })

  it('refuses what was prepared before the chat was left and opened again', async () => {
    await connect()
    await say({ type: 'prepare', call: 1, key: 'name:Ana Pérez 😀', epoch: 1 })
    const [prepared] = answers('prepared') as { token: string }[]
    const main = document.querySelector('#main')!
    const place = main.parentElement!
    main.remove()
    await adapter.clock.advance(300)
    place.append(main)
    await adapter.clock.advance(300)
    await say({ type: 'insert', call: 2, token: prepared!.token, text: 'x', ...of })
    expect(answers('failed')).toEqual([{ type: 'failed', call: 2, code: 'chat-changed' }])
  })

  it('gives the focus back to the message box, and folds the sidebar away', async () => {
    await connect()
    composer().tabIndex = 0
    await say({ type: 'focus-composer' })
    expect(document.activeElement).toBe(composer())
    await say({ type: 'layout', to: 'rail' })
    expect(panel(adapter).dataset['layout']).toBe('rail')
    expect(answers('state').at(-1)).toMatchObject({ layout: 'rail' })
  })

  it('gets the focus with F6', async () => {
    await connect()
    const event = new KeyboardEvent('keydown', { key: 'F6', bubbles: true, cancelable: true })
    document.body.dispatchEvent(event)
    await settle()
    expect(event.defaultPrevented).toBe(true)
    expect(answers('focus')).toEqual([{ type: 'focus' }])
  })
})

describe('an extension that was updated under the open page', () => {
  it('ends everything quietly, and says once that WhatsApp is to be reloaded', async () => {
    const adapter = await startAt(1_600, 'auto')
    background.fault = new AppError('outdated')
    document.querySelector('[data-id="3EB06EBB4746FFAA9D616E"]')!.remove()
    document.querySelector('[data-testid=conversation-info-header-chat-title]')!.textContent = 'Bruno'
    await adapter.clock.advance(5_000)
    expect(adapter.stop.signal.aborted).toBe(true)
    expect(
      [...document.querySelectorAll('[data-chatside]')].map((host) => host.getAttribute('data-chatside')),
    ).toEqual(['outdated'])
    expect(adapter.shadow('outdated').textContent).toContain('Chatside was updated')
    expect(room()).toBe('')
    const asked = background.told.length
    await adapter.clock.advance(60_000)
    expect(background.told).toHaveLength(asked)
  })
})

describe('a background that does not answer yet', () => {
  it('is asked again, and the page is left as it is meanwhile', async () => {
    background.fault = new AppError('unreachable')
    const adapter = await startAt(1_600, 'auto')
    expect(room()).toBe('')
    expect(document.querySelector('[data-chatside]')).toBeNull()
    background.fault = undefined
    await adapter.clock.advance(3_000)
    expect(panel(adapter).dataset['layout']).toBe('push')
  })
})

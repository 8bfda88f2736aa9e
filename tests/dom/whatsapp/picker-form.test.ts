import { beforeEach, describe, expect, it } from 'vitest'
import { replyRow, FakeBackground } from './support/fake-background'
import { runAdapter, type Adapter } from './support/adapter'
import { composer, composerText, pasteInto, type } from './support/fake-editor'
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
const titles = () => [...layer().querySelectorAll('.option .title')].map((title) => title.textContent)
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

describe('placeholders without a value', () => {
  beforeEach(() => {
    background.render = ({ answers }) => {
      const unresolved = ['tracking_number', 'day'].filter((name) => answers[name] === undefined)
      const text = `No. ${answers['tracking_number'] ?? '{{tracking_number}}'} on ${answers['day'] ?? '{{day}}'}`
      return { text, unresolved, updatedAt: 1 }
    }
  })

  const inputs = () => [...layer().querySelectorAll<HTMLInputElement>('.form input')]
  function fill(index: number, value: string): void {
    inputs()[index]!.value = value
    host().dispatchEvent(new Event('input', { bubbles: true, composed: true }))
  }

  it('are asked for, one after the other, and nothing is inserted before', async () => {
    await start()
    await typing('Hi /pri')
    await press('Enter')
    expect(inputs()).toHaveLength(2)
    expect(layer().querySelector('.form label')?.textContent).toBe('tracking number')
    expect(composerText()).toBe('Hi /pri')
    fill(0, 'A1')
    await press('Enter', {}, host())
    expect(composerText()).toBe('Hi /pri')
    fill(1, 'Friday')
    await adapter.clock.advance(200)
    expect(preview()).toBe('No. A1 on Friday')
    await press('Enter', {}, host())
    await adapter.clock.advance(1_000)
    expect(composerText()).toBe('Hi No. A1 on Friday')
  })

  it('can be left again, back to the list', async () => {
    await start()
    await typing('/pri')
    await press('Enter')
    await press('Escape', {}, host())
    expect(layer().querySelector<HTMLElement>('.form')!.hidden).toBe(true)
    expect(titles()).toEqual(['Price list'])
    expect(document.activeElement).toBe(composer())
  })
})

import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Faults } from '@/entrypoints/whatsapp.content/base/faults'
import { KeyGuard } from '@/entrypoints/whatsapp.content/layer/key-guard'

let stop: AbortController
let pageSaw: string[]
let host: HTMLElement
let field: HTMLInputElement

const note = (event: Event) =>
  pageSaw.push(event instanceof KeyboardEvent ? `${event.type} ${event.key}` : event.type)

beforeEach(() => {
  stop = new AbortController()
  pageSaw = []
  host = document.createElement('div')
  field = document.createElement('input')
  document.body.replaceChildren(host, field)
})
afterEach(() => stop.abort())

/** The page's listeners come after ours, in whatever phase. */
function pageListens(): void {
  for (const type of ['keydown', 'keyup', 'input', 'paste', 'beforeinput', 'copy', 'cut', 'keypress']) {
    window.addEventListener(type, note, { capture: true, signal: stop.signal })
    document.addEventListener(type, note, { signal: stop.signal })
  }
}

function press(target: Element, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key,
    code: key,
    bubbles: true,
    cancelable: true,
    composed: true,
    ...more,
  })
  target.dispatchEvent(event)
  target.dispatchEvent(new KeyboardEvent('keyup', { key, code: key, bubbles: true, composed: true }))
  return event
}

describe('the guard of the keys', () => {
  it('keeps from the page whatever happens in our own layer, and tells the layer', () => {
    const guard = new KeyGuard(new Faults(), stop.signal, () => true)
    const heard: string[] = []
    guard.addHost(host, (event) => heard.push(event.type))
    pageListens()
    press(host, 'Enter')
    for (const type of ['input', 'beforeinput', 'paste', 'copy', 'cut', 'keypress']) {
      host.dispatchEvent(new Event(type, { bubbles: true, composed: true }))
    }
    expect(pageSaw).toEqual([])
    expect(heard).toEqual(['keydown', 'keyup', 'input', 'beforeinput', 'paste', 'copy', 'cut', 'keypress'])
  })

  it('takes a key that is ours, its release included, and leaves the others to the page', () => {
    const guard = new KeyGuard(new Faults(), stop.signal, () => true)
    guard.addKeys((event) => event.key === 'Enter')
    pageListens()
    expect(press(field, 'Enter').defaultPrevented).toBe(true)
    expect(pageSaw).toEqual([])
    expect(press(field, 'a').defaultPrevented).toBe(false)
    expect(pageSaw).toEqual(['keydown a', 'keydown a', 'keyup a', 'keyup a'])
  })

  it('leaves keys alone while a word is being composed', () => {
    const guard = new KeyGuard(new Faults(), stop.signal, () => true)
    guard.addKeys(() => true)
    pageListens()
    press(field, 'Enter', { isComposing: true })
    press(field, 'Process', { keyCode: 229 })
    expect(pageSaw).toHaveLength(8)
  })

  it('does not act on keys that the page made up', () => {
    const guard = new KeyGuard(new Faults(), stop.signal)
    const taken: string[] = []
    guard.addKeys((event) => taken.push(event.key) > 0)
    guard.addHost(host, (event) => taken.push(event.type))
    press(field, 'Enter')
    press(host, 'Enter')
    expect(taken).toEqual([])
  })

  it('lets no fault of ours reach the page', () => {
    const faults = new Faults()
    const guard = new KeyGuard(faults, stop.signal, () => true)
    guard.addKeys(() => {
      throw new Error('ours')
    })
    expect(() => press(field, 'Enter')).not.toThrow()
    expect(faults.counts()).toEqual({ 'keys:internal': 1 })
  })
})

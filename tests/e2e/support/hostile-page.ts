import { practiceDocument } from '../../whatsapp-web/serving/page'
import type { PracticeServer } from '../../whatsapp-web/server'

/** Serves the practice page with an attacker's script before the first of its own. */
export function attackPage(server: PracticeServer, attack: () => void): void {
  const { html, headers } = practiceDocument(new URLSearchParams())
  const nonce = /nonce="([^"]+)"/.exec(html)?.[1] ?? ''
  // esbuild wraps named functions in a helper that exists in no page.
  const script = `<script nonce="${nonce}">{ const __name = (value) => value; (${String(attack)})() }</script>`
  server.addPage('/', html.replace('<head>', `<head>${script}`), headers)
}

export interface Spy {
  /** What passed through any built-in and looked like a secret of ours. */
  loot: string[]
  /** Which built-ins are watched. */
  watched: number
  /** Ports and messages that came with an event of any name. */
  ports: number
  /** What the listeners of the page heard of keys and text fields. */
  heard: string[]
}

/** Runs first in the page: wraps the built-ins that an extension might use, and listens to everything. */
export function spyOnEverything(): void {
  const spy: Spy = { loot: [], watched: 0, ports: 0, heard: [] }
  Object.assign(window, { spy })
  // Everything the spy itself needs, from before it laid hands on it.
  const { apply } = Reflect
  const { test } = RegExp.prototype
  const { push } = Array.prototype
  const { ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect
  const isText = (value: unknown): value is string => typeof value === 'string'
  const SECRET = /SECRET|[0-9a-f]{32,}/
  const look = (name: string, value: unknown, depth: number): void => {
    if (isText(value)) {
      if (apply(test, SECRET, [value])) apply(push, spy.loot, [`${name}: ${value}`])
    } else if (typeof value === 'object' && value !== null && depth > 0 && !(value instanceof Node)) {
      for (const key of ownKeys(value)) {
        const found = getOwnPropertyDescriptor(value, key)
        if (found && 'value' in found) look(name, found.value, depth - 1)
      }
    }
  }
  const wrap = (holder: object, key: string | symbol, owner: string): void => {
    const found = getOwnPropertyDescriptor(holder, key)
    if (!found?.configurable || key === 'constructor') return
    const name = `${owner}.${String(key)}`
    const watch = (real: (...input: unknown[]) => unknown) =>
      function (this: unknown, ...input: unknown[]): unknown {
        for (let index = 0; index < input.length; index += 1) look(name, input[index], 1)
        if (isText(this)) look(name, this, 0)
        const result = apply(real, this, input)
        look(name, result, 1)
        return result
      }
    const next = { ...found }
    if (typeof found.value === 'function') next.value = watch(found.value)
    if (found.get) next.get = watch(found.get)
    if (found.set) next.set = watch(found.set)
    try {
      defineProperty(holder, key, next)
      spy.watched += 1
    } catch {
      // Some cannot be wrapped; the rest is.
    }
  }
  const all: Record<string, object> = {
    JSON,
    Reflect,
    Crypto: Crypto.prototype,
    MessagePort: MessagePort.prototype,
    MessageEvent: MessageEvent.prototype,
    EventTarget: EventTarget.prototype,
    Storage: Storage.prototype,
    DataTransfer: DataTransfer.prototype,
    ShadowRoot: ShadowRoot.prototype,
    HTMLIFrameElement: HTMLIFrameElement.prototype,
    CharacterData: CharacterData.prototype,
    Map: Map.prototype,
    Set: Set.prototype,
    Promise: Promise.prototype,
  }
  for (const [owner, holder] of Object.entries(all)) {
    for (const key of ownKeys(holder)) if (owner !== 'Reflect' || key !== 'apply') wrap(holder, key, owner)
  }
  wrap(window, 'postMessage', 'window')
  wrap(window, 'structuredClone', 'window')
  wrap(Element.prototype, 'attachShadow', 'Element')
  wrap(Node.prototype, 'textContent', 'Node')
  const hear = (event: Event): void => {
    if (event instanceof MessageEvent) spy.ports += event.ports.length
    const target = event.composedPath()[0]
    const isOurs = target instanceof Element && target.closest('[data-chatside]') !== null
    const key =
      event instanceof KeyboardEvent ? event.key : event instanceof InputEvent ? (event.data ?? '') : ''
    if (isOurs || key !== '') apply(push, spy.heard, [`${event.type} ${key} ${isOurs ? 'ours' : ''}`])
  }
  const types = [
    'keydown',
    'keypress',
    'keyup',
    'beforeinput',
    'input',
    'paste',
    'copy',
    'message',
    'chatside:port',
  ]
  for (const type of types) {
    window.addEventListener(type, hear, true)
    document.addEventListener(type, hear, true)
  }
}

/** Runs in the page: every text it can reach, through its objects, its document and what the browser tells it. */
export function reachableTexts(): string {
  // The page's own wrapped built-ins would look through all of this again.
  const seen = new WeakSet<object>()
  const texts: string[] = []
  const MANY = 300_000
  const walk = (value: unknown, depth: number): void => {
    if (typeof value === 'string') texts.push(value)
    const isObject = (typeof value === 'object' || typeof value === 'function') && value !== null
    if (!isObject || depth === 0 || seen.has(value) || value instanceof Node || texts.length > MANY) return
    seen.add(value)
    for (const key of Reflect.ownKeys(value)) {
      texts.push(String(key))
      const found = Reflect.getOwnPropertyDescriptor(value, key)
      if (found && 'value' in found) walk(found.value, depth - 1)
    }
  }
  const { practice: _, spy: __, ...others } = window as unknown as Record<string, unknown>
  walk(others, 4)
  const shadows = (root: ParentNode): string[] =>
    [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
      shadowRoot ? [shadowRoot.innerHTML, ...shadows(shadowRoot)] : [],
    )
  document.getSelection()?.selectAllChildren(document.documentElement)
  const selected = String(document.getSelection())
  document.getSelection()?.removeAllRanges()
  const entries = performance.getEntries().map((entry) => JSON.stringify(entry))
  const storage = [localStorage, sessionStorage].map((one) => JSON.stringify({ ...one }))
  return [
    ...texts,
    document.documentElement.outerHTML,
    document.documentElement.innerText,
    selected,
    ...shadows(document),
    ...entries,
    ...storage,
    document.cookie,
    window.name,
  ].join('\n')
}

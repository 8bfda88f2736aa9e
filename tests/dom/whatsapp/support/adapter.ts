import type { DetachedWindowAPI } from 'happy-dom'
import { afterEach } from 'vitest'
import { Faults } from '@/entrypoints/whatsapp.content/base/faults'
import { KeyGuard } from '@/entrypoints/whatsapp.content/layer/key-guard'
import type { TabListener } from '@/entrypoints/whatsapp.content/listen-to-tab'
import { startAdapter } from '@/entrypoints/whatsapp.content/start'
import { FakeBackground } from './fake-background'
import { bridgeTo, pageWorld, type PageWorld } from './fake-page'
import { ManualClock, settle } from './manual-clock'

declare global {
  interface Window {
    happyDOM: DetachedWindowAPI
  }
}

const START_MS = new Date(2026, 8, 28, 12).getTime()

export type Adapter = {
  clock: ManualClock
  background: FakeBackground
  world: PageWorld
  faults: Faults
  stop: AbortController
  /** What our hosts hold; they are closed to everybody else. */
  shadow: (name: string) => ShadowRoot
  fromBackground: TabListener
}

const running: AbortController[] = []
const { attachShadow } = HTMLElement.prototype

afterEach(async () => {
  for (const stop of running.splice(0)) stop.abort()
  await settle()
  for (const host of document.querySelectorAll('[data-chatside]')) host.remove()
  HTMLElement.prototype.attachShadow = attachShadow
})

type Options = { world?: Partial<PageWorld>; background?: FakeBackground; isConnected?: boolean }

/** Starts the whole adapter on the page that is shown, with a background, a page world and a clock of the test. */
export async function runAdapter({ world, background, isConnected = true }: Options = {}): Promise<Adapter> {
  window.happyDOM.settings.enableIframePageLoading = true
  const clock = new ManualClock(START_MS)
  const stop = new AbortController()
  running.push(stop)
  const faults = new Faults(() => stop.abort())
  const page = pageWorld(world)
  const fake = background ?? new FakeBackground()
  const shadows = catchShadowRoots()
  let listener: TabListener = () => undefined
  startAdapter({
    ask: fake.ask,
    clock,
    faults,
    bridge: bridgeTo(isConnected ? page : pageWorld(), clock, faults),
    keys: new KeyGuard(faults, stop.signal, () => true),
    signal: stop.signal,
    urlOf: () => 'about:blank',
    onTabMessage: (given) => {
      listener = given
    },
  })
  document.dispatchEvent(new Event('DOMContentLoaded'))
  await clock.advance(800)
  return {
    clock,
    background: fake,
    world: page,
    faults,
    stop,
    shadow: (name) => {
      const root = shadows.get(name)
      if (!root) throw new Error(`No host ${name}`)
      return root
    },
    fromBackground: (message) => listener(message),
  }
}

/** Closed roots are handed to nobody but their maker; a test listens when they are made. */
function catchShadowRoots(): Map<string, ShadowRoot> {
  const roots = new Map<string, ShadowRoot>()
  HTMLElement.prototype.attachShadow = function (this: HTMLElement, init) {
    const root = attachShadow.call(this, init)
    roots.set(this.getAttribute('data-chatside') ?? '', root)
    return root
  }
  return roots
}

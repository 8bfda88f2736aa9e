import type { Hello } from '@/storage/protocol/page'
import { element, onPress } from '../base/element'
import type { Host } from '../layer/host'
import type { PageFacts } from '../page/page-facts'
import type { Say } from '../strings'
import { isOpen, layoutFor, RAIL_PX, roomFor, type Layout } from './layout'
import { makeRoom } from './room'

type Parts = {
  host: Host
  frameUrl: string
  say: () => Say
  /** '' until it is known how anything looks: nothing is shown before. */
  styles: () => string
  settings: () => Hello['settings']
  /** The person opened or closed the sidebar: to be remembered. */
  onChosen: (sidebar: 'open' | 'rail' | 'hidden') => void
  onLoad: (frame: HTMLIFrameElement) => void
  onLayout: () => void
}

/** The sidebar's place on the page: a frame of our own beside the application, or a narrow rail. */
export class Sidebar {
  readonly #parts: Parts
  readonly #panel = element('div', { class: 'panel', hidden: true })
  readonly #rail = element('button', { class: 'rail', type: 'button' })
  #frame: HTMLIFrameElement | undefined
  #chosen: Hello['settings']['sidebar'] | undefined
  #layout: Layout = 'hidden'
  #isLoggedIn = false

  constructor(parts: Parts) {
    this.#parts = parts
    onPress(this.#rail, () => this.choose('open'))
    this.#panel.append(this.#rail)
    parts.host.root.append(this.#panel)
  }

  get layout(): Layout {
    return this.#layout
  }

  get isOpen(): boolean {
    return isOpen(this.#layout)
  }

  toggle(): void {
    this.choose(this.isOpen ? 'rail' : 'open')
  }

  choose(sidebar: 'open' | 'rail' | 'hidden'): void {
    this.#chosen = sidebar
    this.#parts.onChosen(sidebar)
    this.update()
  }

  /** The settings were read anew: they count again, once they hold what was chosen; those before it were read too early. */
  forgetChoice(): void {
    if (this.#parts.settings().sidebar === this.#chosen) this.#chosen = undefined
    this.update()
  }

  /** Brings everything in line with settings and window. */
  update(): void {
    const { host, settings, say, styles, onLayout } = this.#parts
    if (!this.#isLoggedIn || styles() === '') return
    const { sidebar, sidebarWidth } = settings()
    const layout = layoutFor(this.#chosen ?? sidebar, innerWidth)
    host.mount()
    makeRoom(roomFor(layout, sidebarWidth))
    this.#rail.hidden = layout !== 'rail'
    this.#rail.title = say()('page.rail.open')
    this.#rail.setAttribute('aria-label', say()('page.rail.open'))
    this.#panel.hidden = layout === 'hidden'
    this.#panel.dataset['layout'] = layout
    this.#panel.style.width = `${isOpen(layout) ? Math.min(sidebarWidth, innerWidth) : RAIL_PX}px`
    if (isOpen(layout)) this.#showFrame()
    else if (this.#frame) this.#frame.hidden = true
    if (layout === this.#layout) return
    this.#layout = layout
    onLayout()
  }

  /** To be called after changes of the page. One that shows no chats (nobody is logged in) is left alone. */
  follow(isLoggedIn: boolean): void {
    const isInPlace = this.#isLoggedIn && this.#parts.host.host.isConnected
    if (!isLoggedIn && this.#isLoggedIn) this.withdraw()
    this.#isLoggedIn = isLoggedIn
    if (isLoggedIn && !isInPlace) this.update()
  }

  withdraw(): void {
    makeRoom(0)
    this.#panel.hidden = true
  }

  dress({ theme, direction }: PageFacts): void {
    const { root } = this.#parts.host
    root.dataset['theme'] = theme
    root.dir = direction
  }

  focus(): void {
    this.#frame?.focus()
  }

  #showFrame(): void {
    const { frameUrl, say, onLoad } = this.#parts
    if (!this.#frame) {
      const frame = element('iframe', { title: say()('page.sidebar.title'), allow: 'clipboard-write' })
      frame.addEventListener('load', () => onLoad(frame))
      frame.src = frameUrl
      this.#frame = frame
      this.#panel.append(frame)
    }
    this.#frame.hidden = false
  }
}

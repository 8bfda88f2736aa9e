import type { Hello } from '@/storage/protocol/page'
import type { Cancel } from './base/clock'
import type { HealthWatch } from './health/health-watch'
import type { Host } from './layer/host'
import type { RowMarks } from './mark-rows/row-marks'
import type { Outside } from './outside'
import { readPageFacts, type PageFacts } from './page/page-facts'
import { watchPage, type Changes } from './page/watch-page'
import type { Senses } from './senses'
import type { SidebarControl } from './sidebar-frame/wire-sidebar'

/** Messages are read no more often than this while the page changes: scrolling changes it with each frame. */
const MESSAGES_REST_MS = 120

/** How our own layer is to look: as the page does, unless the person chose a theme. */
export class Look {
  readonly #settings: () => Hello['settings']
  #facts: PageFacts

  constructor(settings: () => Hello['settings']) {
    this.#settings = settings
    this.#facts = this.#read()
  }

  get facts(): PageFacts {
    return this.#facts
  }

  /** @returns whether anything changed since the last reading. */
  update(): boolean {
    const next = this.#read()
    if (JSON.stringify(next) === JSON.stringify(this.#facts)) return false
    this.#facts = next
    return true
  }

  #read(): PageFacts {
    const facts = readPageFacts()
    const { theme } = this.#settings()
    return theme === 'auto' ? facts : { ...facts, theme }
  }
}

type Needs = { look: Look; layer: Host; health: HealthWatch; control: SidebarControl; marks: RowMarks }

/** Has everything follow the page. @returns how to dress our layer anew when the settings changed. */
export function followPage(outside: Outside, senses: Senses, needs: Needs): { dress: () => void } {
  const { finder, tracker, messages, list } = senses
  const { look, layer, health, control, marks } = needs
  const isLoggedIn = () => finder.one('side') !== undefined
  const dress = () => {
    const { theme, direction } = look.facts
    for (const { root } of [layer, marks.view.layer]) {
      root.dataset['theme'] = theme
      root.dir = direction
    }
    marks.place()
    control.sidebar.dress(look.facts)
    control.postState()
    if (isLoggedIn()) layer.mount()
  }
  let touched: Changes['messages'] = new Set()
  let later: Cancel | undefined
  const lookAtMessages = () => {
    later = undefined
    const seen = touched
    touched = new Set()
    outside.faults.watch('messages', messages.look(seen))
  }
  const onChanges = (changes: Changes) => {
    if (look.update()) dress()
    if (isLoggedIn()) layer.mount()
    control.sidebar.follow(isLoggedIn())
    tracker.check()
    for (const message of changes.messages) touched.add(message)
    later ??= outside.clock.after(MESSAGES_REST_MS, lookAtMessages)
    if (changes.list) list.touch()
    senses.changed.set(senses.changed.value + 1)
    health.touch()
  }
  watchPage({ ...outside, finder, onChanges, onList: () => marks.place() })
  tracker.sighting.follow(() => {
    lookAtMessages()
    health.touch()
  })
  dress()
  return { dress }
}

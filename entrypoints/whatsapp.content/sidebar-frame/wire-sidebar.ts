import type { FrameToPage } from '@/storage/protocol/frame'
import type { Hello } from '@/storage/protocol/page'
import type { HealthWatch } from '../health/health-watch'
import { createHost } from '../layer/host'
import type { MediaAttacher } from '../media/attach-media'
import type { Outside } from '../outside'
import type { PageFacts } from '../page/page-facts'
import type { Senses } from '../senses'
import type { Say } from '../strings'
import { focusEditor } from './focus-editor'
import { FrameInsertions } from './frame-insertions'
import { FrameLink } from './frame-link'
import { Sidebar } from './sidebar'

type Needs = {
  say: () => Say
  styles: () => string
  settings: () => Hello['settings']
  facts: () => PageFacts
  health: HealthWatch
  media: MediaAttacher
}

export type SidebarControl = {
  sidebar: Sidebar
  /** Tells the frame how things are. */
  postState: () => void
  toggle: () => void
}

/** Puts the sidebar beside the page and keeps it told of the chat, the look and the health of the adapter. */
export function wireSidebar(outside: Outside, senses: Senses, needs: Needs): SidebarControl {
  const { ask, clock, faults, keys, signal } = outside
  const { tracker, editors } = senses
  const host = createHost('sidebar', needs.styles, () => clock.now())
  const frameUrl = outside.urlOf('/sidebar.html')
  const link = new FrameLink({
    ask,
    faults,
    extensionUrl: frameUrl,
    onMessage: (message) => onMessage(message),
  })
  const sidebar = new Sidebar({
    ...needs,
    host,
    frameUrl,
    onChosen: (choice) => faults.watch('sidebar', ask('page.setSidebar', { sidebar: choice })),
    onLoad: (frame) => faults.watch('pair', link.pair(frame)),
    onLayout: () => postState(),
  })
  const postState = () => {
    const { theme, direction } = needs.facts()
    const health = needs.health.health.value
    link.post({
      type: 'state',
      chat: tracker.sighting.value,
      theme,
      direction,
      layout: sidebar.layout,
      health,
    })
  }
  const focus = focuser(sidebar, link)
  const ends = { sidebar, link, postState, onReady: focus.onReady, media: needs.media }
  const onMessage = listener(outside, senses, ends)
  tracker.sighting.follow(postState)
  needs.health.health.follow(postState)
  keys.addHost(host.host, () => {})
  keys.addKeys((event) => isSidebarKey(event) && sidebar.isOpen && focus.now())
  window.addEventListener('resize', () => sidebar.update(), { signal })
  signal.addEventListener('abort', () => {
    link.close()
    sidebar.withdraw()
    host.remove()
  })
  const toggle = () => {
    sidebar.toggle()
    if (sidebar.isOpen) focus.whenReady()
    else focusEditor(editors.active())
  }
  return { sidebar, postState, toggle }
}

type Ends = Pick<Needs, 'media'> & {
  sidebar: Sidebar
  link: FrameLink
  postState: () => void
  onReady: () => void
}

/** @returns what is done about each message of the frame. */
function listener(outside: Outside, senses: Senses, { sidebar, link, postState, onReady, media }: Ends) {
  const { faults } = outside
  const insertions = new FrameInsertions({ ...senses, media, post: (message) => link.post(message) })
  return (message: FrameToPage): void => {
    switch (message.type) {
      case 'prepare':
        return faults.watch('frame', insertions.prepare(message))
      case 'insert':
        return faults.watch('frame', insertions.insert(message))
      case 'attach':
        return faults.watch('frame', insertions.attach(message))
      case 'layout':
        sidebar.choose(message.to)
        return message.to === 'open' ? undefined : focusEditor(senses.editors.active())
      case 'focus-composer':
        return focusEditor(senses.editors.active())
      case 'ready':
        postState()
        return onReady()
    }
  }
}

/** The keyboard's way into the sidebar, which may still be loading when it is asked for. */
function focuser(sidebar: Sidebar, link: FrameLink) {
  let isAwaited = false
  const now = (): true => {
    sidebar.focus()
    link.post({ type: 'focus' })
    return true
  }
  return {
    now,
    whenReady: () => {
      isAwaited = true
      now()
    },
    onReady: () => {
      if (isAwaited) now()
      isAwaited = false
    },
  }
}

function isSidebarKey(event: KeyboardEvent): boolean {
  return event.key === 'F6' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
}

import type { ListState } from '../../api'
import type { Controls, Parts } from './parts'
import { describeChat } from './reading'

export function listControls(parts: () => Parts): Controls<'arrange' | 'chatOfRow'> {
  return {
    arrange: async ({ query, filter, archive, scrollTop }: ListState) => {
      const { context, view } = parts()
      const { store, scheduler } = context
      store.query = query ?? store.query
      store.filter = filter ?? store.filter
      store.isArchiveOpen = archive ?? store.isArchiveOpen
      if ((query ?? filter ?? archive) !== undefined) store.emit({ type: 'query' })
      await scheduler.settled()
      if (scrollTop === undefined) return
      view.lists[store.isArchiveOpen ? 1 : 0].scrollTo(scrollTop)
      await nextFrame()
      await scheduler.settled()
    },
    chatOfRow: (row) => {
      const { context, view } = parts()
      const chat = view.lists.map((list) => list.chatOf(row)).find((found) => found !== undefined)
      return chat && describeChat(context, chat)
    },
  }
}

/** The page hears of a scroll just before it is painted. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })
}

import type { browser } from '@/utils/browser'
import type { Faults } from './base/faults'

export type TabListener = (message: unknown) => Promise<unknown> | undefined

type Event = Pick<typeof browser.runtime.onMessage, 'addListener'>

/**
 * Has `listener` answer what the background sends to this tab. Not every browser takes a promise for an answer, but each
 * keeps the line open for a listener that returns true.
 */
export function listenToTab(event: Event, listener: TabListener, faults: Faults): void {
  event.addListener((message: unknown, _sender, respond) => {
    const answer = listener(message)
    if (!answer) return undefined
    faults.watch('tab', answer.then(respond))
    return true
  })
}

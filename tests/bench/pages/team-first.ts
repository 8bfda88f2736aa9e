import type { BenchTarget } from '../browser/bench-target'

export type First = {
  /** The server has let the device in. */
  joinedMs: number
  /** The first contacts stand in the list. */
  usableMs: number
  /** All has come and gone. */
  allMs: number
  /** How long a page of contacts was waited for meanwhile, and when that began: ms. */
  waits: number[]
}

/**
 * Joins a team, with the list of contacts open, and asks for a page of it each second until all is in step.
 * @returns times since joining was asked for.
 */
export function joinAndFollow(page: BenchTarget, link: string, userName: string): Promise<First> {
  return page.evaluate(
    async (invite, name, restMs) => {
      const startedAt = performance.now()
      let usableMs: number | undefined
      const look = (): void => {
        if (usableMs === undefined && document.querySelector('.contact-row') !== null)
          usableMs = performance.now() - startedAt
      }
      const observer = new MutationObserver(look)
      observer.observe(document.body, { subtree: true, childList: true })
      const join = { link: invite, userName: name, deviceName: `${name}’s computer` }
      await window.teamAsk('team.join', join, 'workspace')
      const joinedMs = performance.now() - startedAt
      look()
      const waits: number[] = []
      for (;;) {
        const { phase } = (await window.teamAsk('team.state', {})) as { phase: string }
        if (phase === 'in-step') break
        if (phase !== 'first' && phase !== 'sending') throw new Error(`The team is ${phase}`)
        const askedAt = performance.now()
        await window.teamAsk('contacts.page', { search: '', sort: 'recent', limit: 100 })
        waits.push(performance.now() - askedAt)
        await new Promise((resolve) => setTimeout(resolve, restMs))
      }
      const allMs = performance.now() - startedAt
      observer.disconnect()
      if (usableMs === undefined) throw new Error('No contact ever stood in the list')
      return { joinedMs, usableMs, allMs, waits }
    },
    link,
    userName,
    500,
  )
}

/** @returns how many contacts, numbers and names of them, and notes are stored. */
export function countStored(page: BenchTarget): Promise<number> {
  return page.evaluate(async () => {
    const done = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(new Error(String(request.error))))
      })
    const db = await done(indexedDB.open('chatside'))
    const names = ['contacts', 'aliases', 'notes']
    const reading = db.transaction(names)
    const counts = names.map((name) => done(reading.objectStore(name).count()))
    const total = (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
    db.close()
    return total
  })
}

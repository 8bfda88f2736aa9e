import { EventEmitter } from 'node:events'
import type { Db } from './db.ts'

/** PostgreSQL's own limit, so that nothing works on one database only. */
const MOST_BYTES = 7_999

/** @returns `notify` and `listen` within this process, which has its folder for itself. */
export function createLocalBell(): Pick<Db, 'notify' | 'listen'> {
  const bell = new EventEmitter().setMaxListeners(0)
  return {
    notify: async (channel, text) => {
      refuseLong(text)
      // As with PostgreSQL, whoever listens is not part of what notifies.
      setImmediate(() => bell.emit(`on ${channel}`, text))
    },
    listen: async (channel, onText) => {
      const heard = (text: string): void => onText(text)
      bell.on(`on ${channel}`, heard)
      return async () => void bell.off(`on ${channel}`, heard)
    },
  }
}

/** @throws when a text is too long to be told. */
export function refuseLong(text: string): void {
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_BYTES)
    throw new RangeError(`A notification may have ${MOST_BYTES} bytes; this one has ${bytes}.`)
}

import { AppError } from '@/utils/app-error'
import { type FakeDatabase, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'

export function fakeTrashHandlers(
  db: FakeDatabase,
  write: Write,
): Pick<Handlers, Extract<keyof Handlers, `trash.${string}`>> {
  const drop = (id: string): void => {
    if (!db.state.trash.some((entry) => entry.id === id)) throw new AppError('not-found')
    db.state.trash = db.state.trash.filter((entry) => entry.id !== id)
  }
  return {
    'trash.page': ({ table, ...page }) =>
      pageOf(
        db.state.trash.filter((entry) => table === undefined || entry.table === table),
        page,
      ),
    'trash.restore': ({ table, id }) => write([table], () => drop(id)),
    'trash.erase': ({ table, id }) => void write([table], () => drop(id)),
    'trash.empty': () => {
      const total = db.state.trash.length
      const done = Math.min(total, 2)
      write(['contacts'], () => void db.state.trash.splice(0, done))
      return { done, total }
    },
  }
}

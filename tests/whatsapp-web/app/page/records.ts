import type { PastedFile, SentRecord } from '../../api'
import type { TabStorage } from './tab-storage'

export interface Records {
  sent: SentRecord[]
  errors: string[]
  forbidden: string[]
  shortcuts: string[]
  extensionIds: string[]
  moduleCalls: Record<string, number>
  /** In this load only: hashing takes a moment, and a file is not kept. */
  pasted: Promise<PastedFile>[]
  save(): void
  forget(): void
}

const KEY = 'practice-records'

/** What the page noticed in this tab. Kept over reloads, so that a reload cannot hide a sent message. */
export function createRecords(storage: TabStorage): Records {
  const records: Records = {
    ...empty(),
    ...parse(storage.getItem(KEY)),
    save: () => {
      const { sent, errors, forbidden, shortcuts, extensionIds } = records
      storage.setItem(KEY, JSON.stringify({ sent, errors, forbidden, shortcuts, extensionIds }))
    },
    forget: () => {
      Object.assign(records, empty())
      storage.removeItem(KEY)
    },
  }
  return records
}

function empty(): Omit<Records, 'save' | 'forget'> {
  return { sent: [], errors: [], forbidden: [], shortcuts: [], extensionIds: [], moduleCalls: {}, pasted: [] }
}

function parse(json: string | null): Partial<Records> {
  return json === null ? {} : (JSON.parse(json) as Partial<Records>)
}

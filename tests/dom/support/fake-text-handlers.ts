import type { ShownText } from '@/storage/protocol/texts'
import { AppError } from '@/utils/app-error'
import { type FakeDatabase, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'

/** Texts that are kept, newest first; `text` of a sensitive one too. */
export type FakeTexts = { passphrase?: string; isLocked: boolean; rows: ShownText[] }

type Name = Extract<keyof Handlers, `texts.${string}`>

export function fakeTextHandlers(db: FakeDatabase, write: Write): Pick<Handlers, Name> {
  const kept = (): FakeTexts => db.state.texts
  const isSensitive = ({ text = '' }: ShownText): boolean =>
    db.state.settings.sensitiveWords.some((word) => text.toLowerCase().includes(word.replaceAll('*', '')))
  const shown = ({ text, ...row }: ShownText): ShownText => {
    const isHidden = isSensitive({ text, ...row } as ShownText)
    const isTold = text !== undefined && !(isHidden && kept().isLocked)
    return { ...row, isSensitive: isHidden, ...(isTold && { text }) }
  }
  const change = (next: Partial<FakeTexts>): void =>
    void write(['texts', 'meta'], () => void Object.assign(db.state.texts, next))
  const unlock = (passphrase: string): void => {
    if (passphrase !== kept().passphrase) throw new AppError('wrong-passphrase')
    change({ isLocked: false })
  }
  const set = (settings: Partial<FakeDatabase['state']['settings']>): void =>
    void write(['settings'], () => void Object.assign(db.state.settings, settings))
  return {
    'texts.state': () => ({
      isOn: db.state.settings.keepTexts,
      hasVault: kept().passphrase !== undefined,
      isLocked: kept().isLocked,
      words: db.state.settings.sensitiveWords,
      kept: kept().rows.length,
      sealed: kept().rows.filter(isSensitive).length,
      pending: 0,
    }),
    'texts.page': ({ contactId, ...page }) =>
      pageOf(
        kept()
          .rows.filter((row) => row.contactId === contactId)
          .map(shown),
        page,
      ),
    'texts.search': ({ search, contactId, ...page }) =>
      pageOf(
        kept()
          .rows.filter((row) => contactId === undefined || row.contactId === contactId)
          .filter((row) => !isSensitive(row) && row.text?.toLowerCase().includes(search.toLowerCase()))
          .map((row) => ({
            ...row,
            contactName: db.state.contacts.find(({ id }) => id === row.contactId)?.name ?? '',
          })),
        page,
      ),
    'texts.lock': () => change({ isLocked: true }),
    'texts.begin': ({ passphrase, words }) => {
      if (kept().passphrase === undefined) {
        change({ passphrase })
        set({ sensitiveWords: words })
      }
      unlock(passphrase)
      set({ keepTexts: true })
    },
    'texts.setOn': ({ isOn }) => set({ keepTexts: isOn }),
    'texts.unlock': ({ passphrase }) => unlock(passphrase),
    'texts.changePassphrase': ({ old, passphrase }) => {
      unlock(old)
      change({ passphrase })
    },
    'texts.setWords': ({ words }) => set({ sensitiveWords: words }),
    'texts.erase': () => {
      const rows = kept().rows.length
      change({ rows: [] })
      return { rows }
    },
  }
}

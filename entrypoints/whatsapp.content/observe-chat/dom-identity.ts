import type { ChatIdentity } from '@/storage/schema/chat'
import type { Finder } from '../page/find'
import { parseDataId, parseJid } from '../page/jid'
import { cleanName, readText } from '../page/read-text'
import { identifyByName } from './identify'
import { isSelfTitle } from './self-title'
import type { View } from './view'

export type DomIdentity = ChatIdentity & { isAmbiguous: boolean; jid?: string }

/** @returns the open chat from nothing but the screen. */
export function identifyByScreen(view: View, account: string, finder: Finder): DomIdentity {
  const messages = view.main ? finder.all('message', view.main) : []
  const jids = new Set(messages.flatMap((message) => parseDataId(message.dataset['id'] ?? '').jid ?? []))
  const [jid] = jids
  const who = jids.size === 1 && jid !== undefined ? parseJid(jid) : undefined
  if (who && jid !== undefined) {
    const kind = isSelfTitle(view.title) ? 'self' : who.kind
    return { account, name: view.title, ...who, kind, jid, isAmbiguous: false }
  }
  const named = identifyByName(view.title, account)
  const kind = named.phone === undefined ? guessKind(view, messages, finder) : named.kind
  return { ...named, kind, isAmbiguous: named.phone === undefined && isTitleDoubtful(view, finder) }
}

/** @returns whether more than one row in sight bears the title, or the marked row bears another one. */
function isTitleDoubtful(view: View, finder: Finder): boolean {
  const list = finder.one('list')
  if (!list) return false
  const same = finder.all('row', list).filter((row) => titleOfRow(row, finder) === view.title)
  const row = view.selected && finder.around('row', view.selected)
  return same.length > 1 || (row !== undefined && titleOfRow(row, finder) !== view.title)
}

export function titleOfRow(row: HTMLElement, finder: Finder): string {
  return cleanName(writtenTitle(row, finder))
}

/** @returns the title of a row as the page wrote it, invisible marks included. */
export function writtenTitle(row: HTMLElement, finder: Finder): string {
  const title = finder.one('rowTitle', row)
  return title ? title.title || readText(title) : ''
}

/** Only groups name the author of a bubble; a stamp whose sender is the title is of a chat with one person. */
function guessKind(view: View, messages: HTMLElement[], finder: Finder): ChatIdentity['kind'] {
  if (isSelfTitle(view.title)) return 'self'
  const isGroup = messages.some((message) =>
    finder.all('author', message).some((author) => !finder.around('quote', author)),
  )
  if (isGroup) return 'group'
  const stamps = messages.flatMap((message) => finder.one('prePlain', message)?.dataset['prePlainText'] ?? [])
  return stamps.some((stamp) => cleanName(stamp).endsWith(`] ${view.title}:`)) ? 'person' : 'unknown'
}

import type { ExchangedMedia, ExchangedReply } from './exchanged-reply'
import type { Noting } from './notes'
import { titleFrom } from './title'

// The limits of storage; a test holds them together.
export const MOST_BODY_CHARACTERS = 20_000
const MOST_LINE_CHARACTERS = 300
const MOST_LABELS = 20
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** More than anybody has, and what the picker is made for. */
export const MOST_REPLIES = 5_000

/** A reply as it was read, with its shortcut; nothing else is checked. */
export type ReadReply = {
  shortcut: string
  body: string
  title?: string | undefined
  language?: string | undefined
  variants?: Record<string, string> | undefined
  labels?: readonly string[] | undefined
  folder?: string | undefined
  isArchived?: boolean | undefined
  media?: ExchangedMedia[] | undefined
}

/** @returns `read` as storage will take it, or undefined when it has no text, or too much. Says what it left out. */
export function acceptReply(read: ReadReply, note: Noting): ExchangedReply | undefined {
  const { shortcut, body, folder, isArchived, media } = read
  if (!isBody(body, note)) return undefined
  const language = acceptLanguage(read.language, note)
  const variants = acceptVariants(read.variants ?? {}, note)
  const inFolder = folder?.trim() ?? ''
  if (inFolder.length > MOST_LINE_CHARACTERS) note('folder-left-out', inFolder)
  return {
    shortcut,
    title: acceptTitle(read.title, body, shortcut, note),
    body,
    ...(language !== undefined && { language }),
    ...(Object.keys(variants).length > 0 && { variants }),
    labels: acceptLabels(read.labels ?? [], note),
    ...(inFolder !== '' && inFolder.length <= MOST_LINE_CHARACTERS && { folder: inFolder }),
    ...(isArchived === true && { isArchived }),
    ...(media !== undefined && media.length > 0 && { media }),
  }
}

function isBody(body: string, note: Noting): boolean {
  if (body.trim() === '') note('no-body')
  else if (body.length > MOST_BODY_CHARACTERS) note('too-long', String(body.length))
  else return true
  return false
}

function acceptTitle(written: string | undefined, body: string, shortcut: string, note: Noting): string {
  const title = written?.trim() ?? ''
  if (title === '') return titleFrom(body) ?? shortcut
  if (title.length <= MOST_LINE_CHARACTERS) return title
  note('title-cut', title)
  return title.slice(0, MOST_LINE_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '')
}

function acceptLanguage(written: string | undefined, note: Noting): string | undefined {
  const language = written?.trim().replaceAll('_', '-') ?? ''
  if (language === '') return undefined
  if (LANGUAGE.test(language)) return language
  note('language-left-out', language)
  return undefined
}

function acceptVariants(written: Record<string, string>, note: Noting): Record<string, string> {
  const accepted = Object.entries(written).filter(([language, body]) => {
    if (body === '') return false
    const isGood = LANGUAGE.test(language) && body.length <= MOST_BODY_CHARACTERS
    if (!isGood) note('variants-left-out', language)
    return isGood
  })
  return Object.fromEntries(accepted)
}

function acceptLabels(written: readonly string[], note: Noting): string[] {
  const labels = [...new Set(written.map((label) => label.trim()).filter((label) => label !== ''))]
  const fitting = labels.filter((label) => label.length <= MOST_LINE_CHARACTERS)
  const accepted = new Set(fitting.slice(0, MOST_LABELS))
  for (const label of labels) if (!accepted.has(label)) note('label-left-out', label)
  return [...accepted]
}

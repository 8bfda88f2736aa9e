import type { ExchangedReply } from '@/utils/replies/exchange/exchanged-reply'
import type { ImportOutcome } from '@/utils/replies/exchange/notes'
import { freeShortcut } from '@/utils/replies/free-shortcut'
import { decodeAs } from '@/utils/text/decode'
import { followNames } from './follow-names'
import type { FileNote } from './note-groups'
import type { ChosenFile } from './open-files'

/** `from` is the file a reply stands in, where that is known. */
export type FoundReply = { reply: ExchangedReply; from: string }
export type ReadFiles = { found: FoundReply[]; notes: FileNote[] }

/** Reads what was chosen; match files together, since they refer to each other. Imports nothing. */
export async function readChosen(files: readonly ChosenFile[]): Promise<ReadFiles> {
  const { readReplies } = await import('@/utils/replies/exchange/read-replies')
  const texts = files.map(({ name, bytes, encoding }) => ({ name, text: decodeAs(bytes, encoding) }))
  const matchFiles = texts.filter(({ name }) => isMatchFile(name))
  const others = texts.filter(({ name }) => !isMatchFile(name))
  const outcomes = others.map(({ name, text }) => withFile(readReplies(name, text).outcome, name))
  if (matchFiles.length > 0) {
    const { readEspanso } = await import('@/utils/replies/exchange/espanso/read-espanso')
    const [first] = matchFiles
    outcomes.push(
      withFile(readEspanso(matchFiles), matchFiles.length === 1 && first !== undefined ? first.name : ''),
    )
  }
  return joined(outcomes)
}

function isMatchFile(name: string): boolean {
  return /\.ya?ml$/i.test(name)
}

function withFile({ replies, notes }: ImportOutcome, file: string): ReadFiles {
  return {
    found: replies.map((reply) => ({ reply, from: file === '' ? (reply.folder ?? '') : file })),
    notes: notes.map((note) => ({ ...note, file })),
  }
}

/** What stands in two files word for word comes in once; a shortcut that an earlier file has gets a number. */
function joined(outcomes: readonly ReadFiles[]): ReadFiles {
  const all: ReadFiles = { found: [], notes: outcomes.flatMap(({ notes }) => notes) }
  const taken = new Set<string>()
  const seen = new Set<string>()
  for (const { found } of outcomes) {
    const fresh = found.filter(({ reply }) => !seen.has(wordsOf(reply)))
    for (const { reply } of fresh) seen.add(wordsOf(reply))
    all.found.push(...withOwnShortcuts(fresh, taken, all.notes))
  }
  return all
}

/** Replies of one file; those of them that name one that was renamed follow it. */
function withOwnShortcuts(found: readonly FoundReply[], taken: Set<string>, notes: FileNote[]): FoundReply[] {
  const renamed = new Map<string, string>()
  const named = found.map(({ reply, from }) => {
    const { shortcut: written } = reply
    const isTaken = taken.has(written.toLowerCase())
    const shortcut = isTaken ? freeShortcut(written, taken) : written
    taken.add(shortcut.toLowerCase())
    if (isTaken) {
      renamed.set(written.toLowerCase(), shortcut)
      notes.push({ file: from, place: written, code: 'shortcut-taken', detail: `${written} → ${shortcut}` })
    }
    return { reply: { ...reply, shortcut }, from }
  })
  return named.map(({ reply, from }) => ({ reply: followNames(reply, renamed), from }))
}

/** What tells replies apart; the bytes of their files, of which there may be many, do not. */
function wordsOf({ media = [], ...words }: ExchangedReply): string {
  return JSON.stringify([words, media.map(({ name, size }) => [name, size])])
}

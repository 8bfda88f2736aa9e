import { stringify } from 'yaml'
import type { ExchangedReply, ExchangeFile } from '../exchanged-reply'
import { type ExchangeNote, notingOnce, noting } from '../notes'
import { writeMatch } from './write-match'

const WITHOUT_FOLDER = 'base'

/**
 * @returns match files for espanso, one for each folder; triggers are the shortcuts with a colon. `notes` tells, by
 * shortcut, what espanso cannot hold.
 */
export function writeEspanso(replies: readonly ExchangedReply[]): {
  files: ExchangeFile[]
  notes: ExchangeNote[]
} {
  const notes: ExchangeNote[] = []
  const shortcuts = new Map(replies.map(({ shortcut }) => [shortcut.toLowerCase(), shortcut]))
  const triggerOf = (written: string) => {
    const shortcut = shortcuts.get(written.toLowerCase())
    return shortcut === undefined ? undefined : `:${shortcut}`
  }
  const names = fileNames(replies, notes)
  const files = new Map<string, object[]>()
  for (const reply of replies) {
    const note = notingOnce(notes, reply.shortcut)
    const name = names.get(reply.folder ?? '') ?? WITHOUT_FOLDER
    const matches = files.get(name) ?? []
    files.set(name, matches)
    matches.push(writeMatch(reply, triggerOf, note))
    noteWhatIsLeft(reply, note)
  }
  const written = [...files].map(([name, matches]) => ({ name: `${name}.yml`, text: yamlOf({ matches }) }))
  return { files: written, notes }
}

/** YAML 1.1 puts quotes around words such as `no`, which older readers take for something else. */
function yamlOf(content: object): string {
  return stringify(content, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
}

function noteWhatIsLeft(reply: ExchangedReply, note: ReturnType<typeof notingOnce>): void {
  if (reply.language !== undefined) note('language-left-out', reply.language)
  const languages = Object.keys(reply.variants ?? {})
  if (languages.length > 0) note('variants-left-out', languages.join(', '))
  if (reply.isArchived === true) note('archived-left-out')
  for (const { name } of reply.media ?? []) note('media-left-out', name)
}

/** @returns the file of each folder, without what no file system takes. */
function fileNames(replies: readonly ExchangedReply[], notes: ExchangeNote[]): Map<string, string> {
  const names = new Map([['', WITHOUT_FOLDER]])
  const taken = new Set([WITHOUT_FOLDER, 'package', 'default'])
  for (const { folder = '' } of replies) {
    if (names.has(folder)) continue
    const plain = folder.replace(/[\\/:*?"<>|\p{C}]+/gu, '-').replace(/^[.\s]+|[.\s]+$/g, '') || 'folder'
    const stem = Array.from(plain).slice(0, 80).join('').trimEnd()
    let name = stem
    for (let next = 2; taken.has(name.toLowerCase()); next++) name = `${stem}-${next}`
    taken.add(name.toLowerCase())
    names.set(folder, name)
    if (name !== folder) noting(notes, folder)('folder-left-out', `${name}.yml`)
  }
  return names
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run'

const OURS = 'entrypoints/whatsapp.content'
/** What is said to other scripts, stored or shared: their names must stay. */
const SHARED = ['entrypoints/whatsapp-page', 'storage', 'utils']
const MEMBER = /^ {2}(?:(?:readonly|get|static|async) )*([a-z]\w+)(?:<.*>)?[?(:= ]/gm

/**
 * @returns the names of members that only the content script itself ever uses: declared in its folder, and neither a word
 * of anything shared nor the text of any string, so that nobody can look them up by name.
 */
export function ownNames(): string[] {
  return ownNamesOf(textOf(OURS), SHARED.map((folder) => textOf(folder)).join('\n'))
}

/** The same for given sources. */
export function ownNamesOf(ours: string, shared: string): string[] {
  const taken = new Set(shared.match(/[A-Za-z_$][\w$]*/g))
  for (const [, word = ''] of ours.matchAll(/['"`]([\w-]+)['"`]/g)) taken.add(word)
  // The minifier knows the names of the web's own objects, but not of the extension API's.
  for (const [path] of ours.matchAll(/\bbrowser(?:\??\.\w+)+/g)) {
    for (const word of path.split(/\W+/)) taken.add(word)
  }
  const declared = [...ours.matchAll(MEMBER)].map(([, name = '']) => name)
  return [...new Set(declared)].filter((name) => !taken.has(name))
}

function textOf(folder: string): string {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  const sources = files.filter((file) => file.endsWith('.ts'))
  return sources.map((file) => readFileSync(join(root, folder, file), 'utf8')).join('\n')
}

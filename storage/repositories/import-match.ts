import type { ImportMatch } from '../protocol/data'
import type { ImportRow } from '../schema/import'
import { snapshot } from '../write/snapshot'
import { newsOf, withKnownLabels } from './import-fields'
import { privacyGuards } from './import-part'
import { meet, peopleFor } from './import-people'
import { hasNewTag, openTagBook } from './import-tags'
import { readSettings } from '../settings'
import { toBrief } from './wire'

/**
 * @returns whom of the known contacts rows of a file would meet, and by what; `changes` names the fields in which the file
 * says something else, and 'tags' when it brings some.
 */
export async function matchRows(rows: readonly ImportRow[]): Promise<ImportMatch[]> {
  const guards = await privacyGuards(rows)
  const settings = await readSettings()
  const told = rows
    .filter((_, at) => guards[at]?.isPrivate() !== true)
    .map((row) => ({ ...row, contact: withKnownLabels(row.contact, settings) }))
  return snapshot(async (db) => {
    const people = await peopleFor(
      db,
      told.map(({ contact }) => contact),
    )
    const book = await openTagBook(db, '', 0)
    return told.flatMap(({ line, contact, tags }) => {
      const met = meet(people, contact)
      if (met === undefined) return []
      const news = Object.keys(newsOf(met.person, contact))
      const changes = hasNewTag(book, met.person, tags) ? [...news, 'tags'] : news
      return [{ line, contact: toBrief(met.person.row), by: met.by, changes }]
    })
  })
}

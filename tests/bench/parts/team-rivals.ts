import { callText } from '../browser/call-text'
import type { BenchContext } from '../context'
import type { Figure } from '../figures/figure'
import { plainPull } from '../pages/plain-pull'
import { countStored, joinAndFollow } from '../pages/team-first'
import type { Replicated } from '../rivals/in-page'
import { type Rivals, startRivals } from '../rivals/start'
import { openDesk } from '../team/desk'
import { type Office, openOffice, writeAll } from '../team/office'
import { inviteLink, joinByLink } from '../team/person'
import { mixedEdits } from '../team/rows'
import type { Part } from './part'

/** So many documents at once, for each of them. */
const BATCH = 500

/**
 * The same documents come from a server in a process of its own into the IndexedDB of a new profile of the same Chromium,
 * 500 at a time: by the extension with all that it works out of them, by our protocol into a plain database, by PouchDB from
 * a PouchDB server (LevelDB), and by RxDB (over Dexie) from a list in a server's memory. Ours comes from PGlite.
 */
export const teamRivals: Part = {
  name: 'team-rivals',
  async measure(bench) {
    const count = bench.times(100_000, 5_000)
    const ours = await measureOurs(bench, count)
    const theirs = await measureRivals(bench, count)
    const all = { ...ours, ...theirs }
    for (const [name, { documents }] of Object.entries(all))
      if (documents !== count) throw new Error(`${name} has ${documents} documents of ${count}`)
    return [
      ...Object.entries(all).map(([name, { documents, ms }]): Figure => {
        return { name: `team-rivals: ${name}`, value: (1_000 * documents) / ms, unit: 'docs/s', limit: null }
      }),
      ...Object.entries(theirs).flatMap(([rival, { ms }]) =>
        Object.entries(ours).map(([own, { ms: ownMs }]): Figure => {
          return {
            name: `team-rivals: ${rival}, times as long as ${own}`,
            value: ms / ownMs,
            unit: '',
            limit: null,
          }
        }),
      ),
    ]
  },
}

async function measureOurs(bench: BenchContext, count: number) {
  const office = await openOffice('PGlite')
  try {
    await writeAll(office.owner, mixedEdits(count))
    return {
      'the protocol alone': await pullPlain(bench, office),
      'the extension': await joinDesk(bench, office),
    }
  } finally {
    await office.close()
  }
}

async function pullPlain(bench: BenchContext, office: Office): Promise<Replicated> {
  const { browser, page } = await openDesk(bench, office.server)
  const person = await joinByLink(await inviteLink(office.owner.person, { role: 'rep' }), 'Node')
  const { url, token, client, gen } = person
  const pulled = await plainPull(page, { url, token, client, gen }, BATCH)
  await browser.close()
  return pulled
}

async function joinDesk(bench: BenchContext, office: Office): Promise<Replicated> {
  const { browser, page } = await openDesk(bench, office.server)
  const { allMs } = await joinAndFollow(page, await inviteLink(office.owner.person, { role: 'rep' }), 'Ana')
  const documents = await countStored(page)
  await browser.close()
  return { documents, ms: allMs }
}

async function measureRivals(bench: BenchContext, count: number) {
  const rivals = await startRivals(count)
  try {
    return { PouchDB: await replicate(bench, rivals, 'pouch'), RxDB: await replicate(bench, rivals, 'rx') }
  } finally {
    await rivals.stop()
  }
}

async function replicate(bench: BenchContext, rivals: Rivals, name: 'pouch' | 'rx'): Promise<Replicated> {
  const browser = await bench.fresh(rivals.host)
  const page = await browser.open(rivals.url)
  const replicated = await page.evaluateText<Replicated>(
    callText(
      (which: 'pouch' | 'rx', batch: number) => {
        const { benchRivals } = globalThis as unknown as {
          benchRivals: Record<'pouch' | 'rx', (batch: number) => Promise<Replicated>>
        }
        return benchRivals[which](batch)
      },
      [name, BATCH],
    ),
  )
  await browser.close()
  return replicated
}

import { closeDatabase, database, type Database } from '@/storage/database'
import { attentionOf } from '@/storage/derive/attention'
import {
  FIRED_FOLLOW_UPS,
  LIVE_CONTACTS,
  OPEN_FOLLOW_UPS,
  REPLIES_REVISION,
  tagCountKey,
} from '@/storage/write/aggregates'
import type { SeedPlan, SeedReport } from '../plan'
import { makeContact } from './contacts'
import { makeExtras, makeTags } from './extras'
import { SeedRandom } from './random'
import { makeReplies, makeReplyUses } from './replies'
import { SeedWriter } from './write'

/** Fills the empty database of the extension. Runs in a page of the extension, which shares its database. */
export async function seed(plan: SeedPlan): Promise<SeedReport> {
  const startedAt = performance.now()
  const db = await database()
  if ((await db.contacts.count()) > 0) throw new Error('Only an empty database may be seeded')
  const writer = new SeedWriter(db)
  const random = new SeedRandom(1)
  const replies = makeReplies(plan, random)
  const tags = makeTags(plan, random)
  await writer.add({ tags, replies, replyUses: makeReplyUses(replies, random) })
  const tagCounts = await addContacts(
    writer,
    plan,
    tags.map(({ id }) => id),
    random,
  )
  await writer.flush()
  await writeCounts(db, plan, writer.written, tagCounts)
  closeDatabase()
  return { rows: writer.written, seconds: (performance.now() - startedAt) / 1000 }
}

async function addContacts(
  writer: SeedWriter,
  plan: SeedPlan,
  [firstTag = '', ...otherTags]: readonly string[],
  random: SeedRandom,
): Promise<Map<string, number>> {
  const tagCounts = new Map<string, number>()
  const taken = new Set<string>()
  for (let at = 0; at < plan.contacts; at++) {
    const contact = makeContact(plan, at, [firstTag, ...otherTags], taken, random)
    const { handledAt, ...extras } = makeExtras(plan, contact, at, random)
    const nextFollowUpAt = extras.followUps[0]?.dueAt
    const row = {
      ...contact.row,
      ...(nextFollowUpAt !== undefined && { nextFollowUpAt }),
      ...(handledAt !== undefined && { handledAt }),
    }
    const attention = attentionOf(row, extras.activity[0], extras.followUps[0])
    await writer.add({ contacts: [row], ...extras, attention: attention === undefined ? [] : [attention] })
    for (const id of Object.keys(row.tags)) tagCounts.set(id, (tagCounts.get(id) ?? 0) + 1)
  }
  return tagCounts
}

/** What the extension keeps count of in the transaction of each change. */
async function writeCounts(
  db: Database,
  plan: SeedPlan,
  rows: Record<string, number>,
  tagCounts: ReadonlyMap<string, number>,
): Promise<void> {
  await db.meta.bulkPut([
    { key: LIVE_CONTACTS, value: rows['contacts'] ?? 0 },
    { key: OPEN_FOLLOW_UPS, value: rows['followUps'] ?? 0 },
    { key: FIRED_FOLLOW_UPS, value: await countFired(db, plan) },
    { key: REPLIES_REVISION, value: rows['replies'] ?? 0 },
    ...[...tagCounts].map(([id, value]) => ({ key: tagCountKey(id), value })),
    { key: 'accounts', value: [plan.account] },
  ])
}

function countFired(db: Database, { nowMs }: SeedPlan): Promise<number> {
  return db.followUps.where('[openAt+id]').below([nowMs, '']).count()
}

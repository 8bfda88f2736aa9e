import { closeDatabase, database, type Database } from '@/storage/database'
import { attentionOf } from '@/storage/derive/attention'
import { type Stratum, strataOf } from '@/storage/derive/rule-tags'
import { passMarks } from '@/storage/repositories/rule-pass'
import { settingsSchema } from '@/storage/schema/settings'
import {
  FIRED_FOLLOW_UPS,
  LIVE_CONTACTS,
  OPEN_FOLLOW_UPS,
  REPLIES_REVISION,
  ruleCountKey,
  tagCountKey,
} from '@/storage/count-keys'
import type { SeedPlan, SeedReport } from '../plan'
import { makeContact } from './contacts'
import { makeExtras, makeTags } from './extras'
import { learn } from './learn'
import { SeedRandom } from './random'
import { makeReplies, makeReplyUses } from './replies'
import { manyTagRules } from './tag-rules'
import { SeedWriter } from './write'

export { plainPass } from './plain-pass'

/** Fills the empty database of the extension. Runs in a page of the extension, which shares its database. */
export async function seed(plan: SeedPlan): Promise<SeedReport> {
  const startedAt = performance.now()
  const db = await database()
  if ((await db.contacts.count()) > 0) throw new Error('Only an empty database may be seeded')
  const writer = new SeedWriter(db)
  const random = new SeedRandom(1)
  const replies = makeReplies(plan, random)
  const tags = makeTags(plan, random)
  const isKnown = plan.messagesEach !== undefined
  const tagRules = isKnown
    ? manyTagRules(
        tags.map(({ id }) => id),
        plan.nowMs,
      )
    : []
  await writer.add({ tags, tagRules, replies, replyUses: makeReplyUses(replies, random) })
  const { counts, rows } = await addContacts(
    writer,
    plan,
    tags.map(({ id }) => id),
    strataOf(tagRules),
    random,
  )
  await writer.flush()
  await writeCounts(db, plan, writer.written, counts)
  await db.meta.bulkPut(passMarks('scores', settingsSchema.parse({}), plan.nowMs))
  closeDatabase()
  return { rows: { ...writer.written, ...rows }, seconds: (performance.now() - startedAt) / 1000 }
}

async function addContacts(
  writer: SeedWriter,
  plan: SeedPlan,
  [firstTag = '', ...otherTags]: readonly string[],
  strata: Stratum[],
  random: SeedRandom,
): Promise<{ counts: Map<string, number>; rows: Record<string, number> }> {
  const counts = new Map<string, number>()
  const taken = new Set<string>()
  let tagged = 0
  for (let at = 0; at < plan.contacts; at++) {
    const contact = makeContact(plan, at, [firstTag, ...otherTags], taken, random)
    const { handledAt, ...extras } = makeExtras(plan, contact, at, random)
    const nextFollowUpAt = extras.followUps[0]?.dueAt
    const plain = {
      ...contact.row,
      ...(nextFollowUpAt !== undefined && { nextFollowUpAt }),
      ...(handledAt !== undefined && { handledAt }),
    }
    const { row, ...known } = learn(plain, extras, strata, plan.nowMs)
    const attention = attentionOf(row, extras.activity[0], extras.followUps[0])
    await writer.add({
      contacts: [row],
      ...extras,
      ...known,
      attention: attention === undefined ? [] : [attention],
    })
    const autoTags = Object.values(row.autoTags ?? {})
    tagged += autoTags.length
    const keys = [
      ...Object.keys(row.tags).map(tagCountKey),
      ...autoTags.map(({ ruleId }) => ruleCountKey(ruleId)),
    ]
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return { counts, rows: { 'tags by rules': tagged } }
}

/** What the extension keeps count of in the transaction of each change. */
async function writeCounts(
  db: Database,
  plan: SeedPlan,
  rows: Record<string, number>,
  counts: ReadonlyMap<string, number>,
): Promise<void> {
  await db.meta.bulkPut([
    { key: LIVE_CONTACTS, value: rows['contacts'] ?? 0 },
    { key: OPEN_FOLLOW_UPS, value: rows['followUps'] ?? 0 },
    { key: FIRED_FOLLOW_UPS, value: await countFired(db, plan) },
    { key: REPLIES_REVISION, value: rows['replies'] ?? 0 },
    ...[...counts].map(([key, value]) => ({ key, value })),
    { key: 'accounts', value: [plan.account] },
  ])
}

function countFired(db: Database, { nowMs }: SeedPlan): Promise<number> {
  return db.followUps.where('[openAt+id]').below([nowMs, '']).count()
}

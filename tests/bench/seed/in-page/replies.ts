import type { RowOf } from '@/storage/rows'
import type { ReplyUse } from '@/storage/schema/reply-use'
import type { SeedPlan } from '../plan'
import type { SeedRandom } from './random'

type Words = readonly [string, ...string[]]

const SUBJECTS: Words = [
  'price',
  'delivery',
  'invoice',
  'return',
  'sample',
  'booking',
  'payment',
  'welcome',
  'offer',
  'size',
]
const MOODS: Words = [
  'short',
  'friendly',
  'formal',
  'urgent',
  'holiday',
  'b2b',
  'new',
  'old',
  'weekend',
  'final',
]
const LABELS: Words = ['sales', 'support', 'english', 'after sales', 'vip']
const LINES: Words = [
  'Thank you for your message 😊',
  'We deliver within three working days to any address in the city.',
  '- small: 12 pieces\n- large: 48 pieces\n- pallet: on request',
  'The invoice follows by e-mail as soon as the payment has arrived.',
  'Would tomorrow at ten suit you?',
  'ご注文ありがとうございます。',
]

/** @returns replies of one to six lines; every third greets by name. */
export function makeReplies({ replies, nowMs }: SeedPlan, random: SeedRandom): RowOf<'replies'>[] {
  return Array.from({ length: replies }, (_, at) => {
    const subject = random.pick(SUBJECTS)
    const mood = random.pick(MOODS)
    const createdAt = nowMs - (replies - at) * 60_000
    return {
      id: random.id(createdAt),
      shortcut: `${subject}-${mood}-${at}`.slice(0, 25),
      title: `${capital(subject)}, ${mood} (${at})`,
      body: bodyOf(at, random),
      labels: { [random.pick(LABELS)]: 1 as const },
      createdAt,
      updatedAt: createdAt,
    }
  })
}

/** @returns how often a third of the replies were used. */
export function makeReplyUses(rows: readonly RowOf<'replies'>[], random: SeedRandom): ReplyUse[] {
  return rows
    .filter((_, at) => at % 3 === 0)
    .map(({ id, updatedAt }) => ({ id, uses: 1 + random.below(200), lastUsedAt: updatedAt }))
}

function bodyOf(at: number, random: SeedRandom): string {
  const greeting = at % 3 === 0 ? ['Hello {{first_name|there}},'] : []
  const lines = Array.from({ length: 1 + random.below(5) }, () => random.pick(LINES))
  return [...greeting, ...lines].join('\n')
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

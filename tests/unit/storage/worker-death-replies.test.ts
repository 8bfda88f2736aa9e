import { Dexie } from 'dexie'
import { expect, test } from 'vitest'
import { MINUTE_MS } from '@/storage/limits'
import { newId } from '@/utils/ids'
import { toBase64 } from '@/utils/base64'
import { askPage, askUi, setTime, T0, useFreshBackground } from '../helpers/background'
import { dieAfter, restartWorker } from '../helpers/dying-worker'
import { randomOf } from '../helpers/random'
import { dump, expectSoundDatabase } from '../helpers/rows'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

/** A request as its sender keeps it: the same each time it is asked. */
type Ask = () => Promise<unknown>

const RUNS = 25
const ASKS = 40

test('A life of quick replies ends the same, however often the worker dies in it', async () => {
  let inside = 0
  for (let run = 1; run <= RUNS; run++) {
    const random = randomOf(run)
    const asks = makeAsks(random)
    const calm = await live(asks, outcomeOf)
    const deadly = await live(asks, async (ask) => {
      while (random() < 0.7) if (await dieAfter(Math.floor(random() * 8), ask)) inside += 1
      return outcomeOf(ask)
    })
    expect(deadly).toEqual(calm)
  }
  expect(inside).toBeGreaterThan(RUNS * 10)
}, 240_000)

/** A shortcut may be taken by then: that too must be so in either life. */
async function outcomeOf(ask: Ask): Promise<string> {
  return ask().then(
    () => 'done',
    (error: unknown) => (error as { code: string }).code,
  )
}

async function live(asks: readonly Ask[], go: (ask: Ask) => Promise<string>): Promise<unknown> {
  restartWorker()
  await Dexie.delete('chatside')
  const outcomes: string[] = []
  for (const [at, ask] of asks.entries()) {
    setTime(T0 + at * MINUTE_MS)
    outcomes.push(await go(ask))
  }
  await expectSoundDatabase()
  return { outcomes, ...withoutNewIds(await dump()) }
}

/** Ids that the background makes differ from life to life. */
function withoutNewIds({
  history = [],
  replyVersions = [],
  meta = [],
  ...tables
}: Record<string, unknown[]>) {
  const anonymous = (rows: unknown[]): string[] =>
    rows.map((row) => JSON.stringify({ ...(row as object), id: '' })).toSorted()
  return { ...tables, meta, history: anonymous(history), replyVersions: anonymous(replyVersions) }
}

function makeAsks(random: () => number): Ask[] {
  const chat = sightingOf()
  const contactId = newId()
  const ids = Array.from({ length: 4 }, newId)
  const products = Array.from({ length: 3 }, newId)
  const start: Ask = () => askUi('card.create', { chat, id: contactId })
  const makers = [saving, sending, answering, remembering, product, file, adding, archiving]
  const context = { random, chat, ids, products }
  const asks = Array.from({ length: ASKS }, (_, at) =>
    makers[Math.floor(random() * makers.length)]!(context, at),
  )
  return [start, ...ids.map((id, at) => save(id, `s${at}`, 'Hello')), ...asks]
}

type Context = {
  random: () => number
  chat: ReturnType<typeof sightingOf>
  ids: string[]
  products: string[]
}

function pick<Value>({ random }: Context, values: readonly Value[]): Value {
  return values[Math.floor(random() * values.length)]!
}

function save(id: string, shortcut: string, body: string): Ask {
  return () => askUi('replies.save', { id, shortcut, title: shortcut, body, labels: [] })
}

function saving(context: Context): Ask {
  const at = Math.floor(context.random() * context.ids.length)
  return save(context.ids[at]!, `s${at}`, `Body ${Math.floor(context.random() * 1e6)}`)
}

function sending(context: Context, at: number): Ask {
  const sent = {
    insertionId: newId(),
    replyId: pick(context, context.ids),
    messageId: `OUT${at}`,
    isEdited: false,
  }
  return () => askPage('page.replySent', { ...sent, chat: context.chat, at: T0 + at * MINUTE_MS })
}

function answering({ chat }: Context, at: number): Ask {
  const messages = [messageOf(`IN${at}`, { at: T0 + at * MINUTE_MS + 1 })]
  return () => askPage('page.chatSeen', { chat, messages })
}

function remembering(context: Context, at: number): Ask {
  const replyId = pick(context, context.ids)
  return () => askPage('page.replyInserted', { replyId, chat: context.chat, answers: { day: `Day ${at}` } })
}

function product(context: Context, at: number): Ask {
  const id = pick(context, context.products)
  return () => askUi('products.save', { id, name: `Product ${at}`, prices: { EUR: at } })
}

function file(context: Context): Ask {
  const [id, replyId] = [newId(), pick(context, context.ids)]
  const base64 = toBase64(Uint8Array.from({ length: 9 }, (_, at) => at))
  return async () => {
    await askUi('media.put', { mediaId: id, index: 0, base64 })
    await askUi('media.add', { id, name: 'a.png', type: 'image/png', size: 9, replyId })
  }
}

function adding(context: Context, at: number): Ask {
  const onConflict = pick(context, ['skip', 'replace', 'both'] as const)
  const drafts = [0, 1, 2].map((one) => {
    const id = one === 0 ? pick(context, context.ids) : newId()
    return {
      id,
      shortcut: pick(context, ['s0', 's1', `n${at}`]),
      title: 'New',
      body: `New ${one}`,
      labels: [],
    }
  })
  return () => askUi('replies.addMany', { drafts, onConflict })
}

function archiving(context: Context): Ask {
  const [id, on] = [pick(context, context.ids), context.random() < 0.5]
  return () => askUi('replies.archive', { id, on })
}

import type { ChatSighting } from '../../../storage/schema/chat'
import type { ChatMoment } from '../../../storage/schema/suggestion'
import { asContentScript } from '../browser/ask-as-content'
import { prepareAsking } from '../browser/ask-background'
import type { BenchTarget } from '../browser/bench-target'
import { MANY_REPLIES } from '../context'
import { figuresOf } from '../figures/figure'
import { openPractice, restFor } from '../pages/practice-tab'
import { manyRules, WORDS_EACH } from '../seed/many-rules'
import type { Part } from './part'

const LIMIT_MS = 200
/** Every rule is evaluated, with the message to the background and back, and what the database knows of the contact. */
const NAME = `350 rules evaluated, ${200 * WORDS_EACH} words`
const FITS = `fitting replies found, ${MANY_REPLIES.replies} replies`
const FITS_LIMIT_MS = 20
const PAUSE_MS = 60
/** A page that has just loaded, or meets a new worker, reports its chat list first. */
const SETTLE_MS = 2_000

type Ask = (name: string, input: unknown) => Promise<{ ms: number; output: unknown }>

/**
 * From asking to having the answer, as the content script does it when a message has come: which of 200 rules for words,
 * 50 for times and 100 for behaviour proposes a reply; and which of 5,000 replies fit the message.
 */
export const rules: Part = {
  name: 'rules',
  async measure(bench) {
    const browser = await bench.chatside(MANY_REPLIES)
    const own = await browser.open(browser.extensionUrl('workspace.html#/settings'))
    await prepareAsking(own)
    const chat = await someChat(own)
    await addRules(own)
    const page = await openPractice(browser, { open: 'ana' })
    const ask = await asContentScript(page, browser.extensionOrigin)
    const count = bench.times(60, 10)
    await restFor(SETTLE_MS)
    await askAll(ask, chat, 3)
    const warm = await askAll(ask, chat, count)
    const cold: number[] = []
    const coldContext: number[] = []
    for (let turn = 0; turn < bench.times(15, 4); turn++) {
      await browser.killWorker()
      cold.push(...(await askAll(ask, chat, 1)))
      coldContext.push(...(await askContext(ask, chat, 1)))
    }
    await restFor(SETTLE_MS)
    const context = await askContext(ask, chat, count)
    await setSuggestions(own, false)
    await page.close()
    await own.close()
    return [
      ...figuresOf(NAME, warm, 'ms', LIMIT_MS),
      ...figuresOf(`${NAME}, worker just died`, cold, 'ms', null),
      ...figuresOf(FITS, context, 'ms', FITS_LIMIT_MS),
      ...figuresOf(`${FITS}, first time after the worker died`, coldContext, 'ms', null),
    ]
  },
}

/** A contact that has a card; nothing of it is on the practice page. */
async function someChat(own: BenchTarget): Promise<ChatSighting> {
  const phone = await own.evaluate(async () => {
    const answer = await window.benchAsk('contacts.page', { search: '', sort: 'recent', limit: 50 })
    if (!answer.ok) throw new Error(`The list failed: ${answer.code}`)
    const { rows } = answer.output as { rows: { kind: string; phone?: string }[] }
    return rows.find(({ kind, phone: number }) => kind === 'person' && number !== undefined)?.phone
  })
  if (phone === undefined) throw new Error('No contact of the seed has a number')
  const chat = { account: '', key: `phone:${phone}`, kind: 'person', name: 'x', phone } as const
  return { ...chat, epoch: 1, source: 'model', isAmbiguous: false, isBusiness: false, messageIds: [] }
}

async function addRules(own: BenchTarget): Promise<void> {
  const replyIds = await own.evaluate(async () => {
    const answer = await window.benchAsk('replies.list', {})
    if (!answer.ok) throw new Error(`The replies failed: ${answer.code}`)
    return (answer.output as { rows: { id: string }[] }).rows.slice(0, 350).map(({ id }) => id)
  })
  await own.evaluate(async (drafts) => {
    for (const draft of drafts) {
      const answer = await window.benchAsk('suggestions.save', draft)
      if (!answer.ok) throw new Error(`A rule was not saved: ${answer.code} ${answer.detail ?? ''}`)
    }
  }, manyRules(replyIds))
  await setSuggestions(own, true)
}

/** What other parts measure is a person without rules. */
async function setSuggestions(own: BenchTarget, suggestions: boolean): Promise<void> {
  await own.evaluate(
    async (patch) => {
      const answer = await window.benchAsk('settings.set', { patch })
      if (!answer.ok) throw new Error(`The settings were not stored: ${answer.code}`)
    },
    { suggestions },
  )
}

/** Every second message holds words of some rule; all are as long as the rules are given to read. */
async function askAll(ask: Ask, chat: ChatSighting, count: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn++) {
    const isFound = turn % 2 === 0
    const { ms, output } = await ask('page.suggest', { chat, moment: momentOf(turn, isFound) })
    const { suggestion } = output as { suggestion?: { reason: string } }
    if (isFound !== (suggestion?.reason.startsWith('Mentions') ?? false)) {
      throw new Error(`Message ${turn} should ${isFound ? '' : 'not '}have been proposed for its words`)
    }
    times.push(ms)
    await restFor(PAUSE_MS)
  }
  return times
}

function momentOf(turn: number, isFound: boolean): ChatMoment {
  const filler = 'how much would that be for item and 商品 in blue? '.repeat(60).slice(0, 1_900)
  const text = isFound ? `${filler} how much is item${(turn * 500 + 71) % 10_000}?` : filler
  return { incomingRun: 1, lastIn: { messageId: `m${turn}`, at: Date.now() - 5_000, text } }
}

async function askContext(ask: Ask, chat: ChatSighting, count: number): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < count; turn++) {
    const lastIn = `Could you send me the price of sample ${turn}, and when the delivery would be? `.repeat(
      20,
    )
    times.push((await ask('page.replyContext', { chat, messageIds: [], lastIn })).ms)
    await restFor(PAUSE_MS)
  }
  return times
}

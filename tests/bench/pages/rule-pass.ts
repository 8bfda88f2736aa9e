import type { BenchTarget } from '../browser/bench-target'

/** How long a pass took, what whoever asked for a list meanwhile waited (ms), and how many got or lost a tag. */
export type Passed = { ms: number; waits: number[]; written: number }

const POLL_MS = 100

/** Waits until no pass over all contacts is under way. */
export async function waitForNoPass(page: BenchTarget): Promise<void> {
  await page.evaluate(async (pollMs) => {
    for (;;) {
      const answer = await window.benchAsk('tagRules.pass', {})
      if (!answer.ok) throw new Error(`The pass failed: ${answer.code}`)
      if ((answer.output as { total: number }).total === 0) return
      await new Promise((resolve) => setTimeout(resolve, pollMs))
    }
  }, POLL_MS)
}

/**
 * Starts a pass over all contacts, by a rule that changes or by what makes every score be worked out anew, as each week does,
 * and asks for a page of contacts every 100 ms until it is over.
 */
export function runPass(page: BenchTarget, kind: 'rule' | 'week'): Promise<Passed> {
  return page.evaluate(
    async (start, pollMs) => {
      const ask = async <Output>(name: string, input: unknown): Promise<Output> => {
        const answer = await window.benchAsk(name, input)
        if (!answer.ok) throw new Error(`${name} failed: ${answer.code} ${answer.detail ?? ''}`)
        return answer.output as Output
      }
      type Rule = Record<string, unknown> & { id: string; count: number }
      const before = await ask<Rule[]>('tagRules.list', {})
      const changedRule = (): Record<string, unknown> => {
        const rule = before.find(({ name }) => name === 'Rule 0')
        if (rule === undefined) throw new Error('The seed has no rule')
        const { createdAt: _1, updatedAt: _2, count: _3, ...draft } = rule
        const conditions = [{ kind: 'field', field: 'company', test: 'contains', value: 'an' }]
        return { ...draft, groups: [{ match: 'all', conditions }] }
      }
      /** Who gets the tag and who loses it: how many bear it before and after tells less. */
      const changesBy = async (rule: Record<string, unknown>): Promise<number> => {
        let [sum, cursor]: [number, string | undefined] = [0, undefined]
        do {
          type DryRun = { adds: number; removes: number; next?: string }
          const part: DryRun = await ask('tagRules.dryRun', { rule, limit: 1, ...(cursor && { cursor }) })
          sum += part.adds + part.removes
          cursor = part.next
        } while (cursor !== undefined)
        return sum
      }
      const changes = start === 'rule' ? await changesBy(changedRule()) : undefined
      const startedAt = performance.now()
      if (start === 'rule') await ask('tagRules.save', { rule: changedRule() })
      else {
        await ask('settings.set', { patch: { grading: { ordersForA: 2, ordersForB: 1, amount: 4_000 } } })
      }
      const waits: number[] = []
      let isOver = false
      // A pass that is asked for by the settings begins a moment after they are stored.
      for (let looks = 0; !isOver; looks++) {
        await new Promise((resolve) => setTimeout(resolve, pollMs))
        const askedAt = performance.now()
        await ask('contacts.page', { search: 'ma', sort: 'recent', limit: 50 })
        waits.push(performance.now() - askedAt)
        isOver = looks > 3 && (await ask<{ total: number }>('tagRules.pass', {})).total === 0
      }
      const ms = performance.now() - startedAt
      const after = await ask<Rule[]>('tagRules.list', {})
      const counts = new Map(before.map(({ id, count }) => [id, count]))
      const written = after.reduce((sum, { id, count }) => sum + Math.abs(count - (counts.get(id) ?? 0)), 0)
      return { ms, waits, written: changes ?? written }
    },
    kind,
    POLL_MS,
  )
}

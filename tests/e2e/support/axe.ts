import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, NodeResult } from 'axe-core'
import type { Frame } from 'playwright-core'

/** What is on the screen, and where. */
export type Shown = [what: string, frame: Frame]

/** Colours are all that a theme changes, and all that a direction leaves as it is: neither asks for the rest again. */
const RULES = {
  all: {},
  colours: { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } },
  structure: { rules: { 'color-contrast': { enabled: false } } },
} as const
export type Rules = keyof typeof RULES

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Looks at each state as it is reached. @returns what axe finds wrong, by the state it was found in. */
export async function findingsIn(
  states: AsyncIterable<Shown> | Iterable<Shown>,
  rules: Rules = 'all',
): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for await (const [what, frame] of states) {
    const findings = await axeFindings(frame, rules)
    if (findings.length > 0) all[what] = findings
  }
  return all
}

async function axeFindings(frame: Frame, rules: Rules): Promise<string[]> {
  await frame.evaluate(whenStill)
  if (!(await frame.evaluate(() => 'axe' in window))) await frame.evaluate(AXE)
  const results: unknown = await frame.evaluate(`axe.run(document, ${JSON.stringify(RULES[rules])})`)
  const { violations, incomplete } = results as AxeResults
  // What axe cannot decide is a finding too, or a fault could hide there.
  return [...violations, ...incomplete].flatMap(({ id, help, nodes }) =>
    nodes
      .filter((node) => !isCovered(node))
      .map(({ html, failureSummary }) => `${id} (${help}): ${html} ${failureSummary ?? ''}`),
  )
}

/** Runs in the frame: waits until nothing is drawn any more, and no colour is on its way to another. */
async function whenStill(): Promise<void> {
  await new Promise<void>((resolve) => {
    const settle = (): number => window.setTimeout(resolve, 100)
    let timer = settle()
    new MutationObserver(() => {
      clearTimeout(timer)
      timer = settle()
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  // One whose element goes away is over too.
  await Promise.allSettled(document.getAnimations().map(({ finished }) => finished))
}

/**
 * Nobody reads what an open menu stands over, so its contrast with the menu means nothing; of an empty field axe then says
 * only that it is empty. The text of the reply's editor is drawn by a layer of its own, which is looked at as any text.
 */
function isCovered({ any, html }: NodeResult): boolean {
  return any.some(({ data }) => {
    const { messageKey, contrastRatio } = (data ?? {}) as { messageKey?: string; contrastRatio?: number }
    const isEmpty = messageKey === 'emptyValue' && contrastRatio === 0
    return (
      messageKey === 'bgOverlap' || isEmpty || (contrastRatio !== undefined && html.includes('code-text'))
    )
  })
}

import { describe, expect, it } from 'vitest'
import { SELECTORS, type ElementName } from '@/entrypoints/whatsapp.content/page/selectors'
import type { Health } from '@/storage/schema/health'
import { runAdapter, type Adapter } from './support/adapter'
import { showFixture, type FixtureName } from './support/fixture'

const NAMES = Object.keys(SELECTORS) as ElementName[]
const LAYOUTS: FixtureName[] = ['2026-bare-en-dark', 'legacy-prefixed-c-us-en']

/** Takes away whatever a selector knows an element by: the attribute is renamed, as the page does it. */
function rename(css: string): void {
  for (const element of document.querySelectorAll(css)) {
    for (const name of namesIn(css)) {
      if (!element.hasAttribute(name)) continue
      element.setAttribute(`${name}-renamed`, element.getAttribute(name) ?? '')
      element.removeAttribute(name)
    }
  }
}

function namesIn(css: string): string[] {
  const last = css.split(/[\s>]+/).at(-1) ?? ''
  const attributes = [...last.matchAll(/\[([\w-]+)/g)].map((match) => match[1] ?? '')
  return [...attributes, ...(last.includes('#') ? ['id'] : []), ...(/\.\w/.test(last) ? ['class'] : [])]
}

function health({ background }: Adapter): Health {
  return background.inputs('page.health').at(-1)!.report
}

async function runWithout(layout: FixtureName, names: ElementName[]): Promise<Adapter> {
  showFixture(layout)
  for (const name of names) for (const { css } of SELECTORS[name]) rename(css)
  const adapter = await runAdapter()
  await adapter.clock.advance(7_500)
  return adapter
}

describe.each(LAYOUTS)('with a name of %s changed', (layout) => {
  const single = NAMES.flatMap((name) => SELECTORS[name].map(({ css, since }) => ({ name, css, since })))

  it.each(single)('$name by $since ($css): nothing fails', async ({ css }) => {
    showFixture(layout)
    rename(css)
    const adapter = await runAdapter()
    await adapter.clock.advance(2_000)
    expect(adapter.faults.counts()).toEqual({})
    expect(health(adapter)).toBeDefined()
  })

  it.each(NAMES)('every way to %s lost: nothing fails, and what is said is still right', async (name) => {
    const adapter = await runWithout(layout, [name])
    expect(adapter.faults.counts()).toEqual({})
    for (const { chat } of adapter.background.inputs('page.chatSeen')) expect(chat.name).toBe(titleOf(layout))
  })

  it.each([
    ['headerTitle', 'identity', 'lost'],
    ['messages', 'messages', 'lost'],
    ['bubble', 'messages', 'lost'],
    ['message', 'messages', 'lost'],
    ['composer', 'composer', 'lost'],
    ['list', 'list', 'lost'],
    ['rowTitle', 'list', 'lost'],
    ['main', 'identity', 'idle'],
    ['side', 'list', 'idle'],
  ] as const)('every way to %s lost: %s is %s', async (name, capability, state) => {
    expect(health(await runWithout(layout, [name]))[capability].state).toBe(state)
  })
})

describe('what the person is told of a loss', () => {
  it('is one sentence, once it lasts, until it is dismissed', async () => {
    const adapter = await runWithout('2026-bare-en-dark', ['headerTitle'])
    const bar = adapter.shadow('layer').querySelector<HTMLElement>('.bar')!
    expect(bar.hidden).toBe(false)
    expect(bar.textContent).toContain('cannot tell which chat is open')
    bar.querySelector('button')!.click()
    expect(bar.hidden).toBe(true)
    await adapter.clock.advance(20_000)
    expect(bar.hidden).toBe(true)
  })

  it('is nothing when only the list is lost, or nothing at all', async () => {
    const adapter = await runWithout('2026-bare-en-dark', ['list'])
    expect(adapter.shadow('layer').querySelector<HTMLElement>('.bar')!.hidden).toBe(true)
  })

  it('goes when it comes back', async () => {
    const adapter = await runWithout('2026-bare-en-dark', ['headerTitle'])
    showFixture('2026-bare-en-dark')
    await adapter.clock.advance(5_000)
    expect(adapter.shadow('layer').querySelector<HTMLElement>('.bar')!.hidden).toBe(true)
    expect(health(adapter).identity.state).toBe('degraded')
  })
})

function titleOf(layout: FixtureName): string {
  return layout === '2026-bare-en-dark' ? 'Ana Pérez 😀' : 'Ana Pérez'
}

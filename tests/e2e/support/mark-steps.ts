import type { PracticeApi } from '../../whatsapp-web/api'

/** What each chat's mark holds, in alphabetical order, by the chat's id. */
export type Expected = Record<string, string>

export interface MarkCheck {
  /** Marks that stood on a row of another chat, in any frame since the start. */
  wrong: string[]
  /** What is not as it should be now; '' when all is well. */
  now: () => string
  frames: number
  marks: number
}

declare global {
  interface Window {
    markCheck: MarkCheck
  }
}

/**
 * Runs in the page (as text): looks in every frame whether each mark stands on the row of its own chat.
 * `byName`: nothing but names tell chats apart, so a chat that was renamed has no mark.
 */
export function watchMarks(within: Node, expected: Expected, byName: boolean): void {
  const { practice } = window
  const root = within.getRootNode() as ShadowRoot
  const names = new Map(practice.chats().map(({ id, title }) => [id, title]))
  const wanted = (row: Element, counts: Map<string, number>): string => {
    const chat = practice.chatOfRow(row)
    if (!chat || counts.get(chat.title) !== 1 || (byName && names.get(chat.id) !== chat.title)) return ''
    return expected[chat.id] ?? ''
  }
  const countTitles = (): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const { title } of practice.chats()) counts.set(title, (counts.get(title) ?? 0) + 1)
    return counts
  }
  const rowsIn = (list: Element): HTMLElement[] => Array.from(list.querySelectorAll('[role=row]'))
  const signs = (): Map<string, string> =>
    new Map(
      Array.from(root.querySelectorAll<HTMLElement>('.sign'), (sign) => [
        sign.style.transform,
        Array.from(sign.children, (part) => part.className)
          .sort()
          .join(' '),
      ]),
    )
  const describe = (row: Element | undefined): string => (row && practice.chatOfRow(row)?.title) ?? 'no row'
  const check: MarkCheck = { wrong: [], now: () => '', frames: 0, marks: 0 }
  check.now = () => {
    // The list on top comes first in the page.
    const list = document.querySelector('[data-testid=chat-list]')
    if (!list) return 'no list'
    const counts = countTitles()
    const shown = root.host.parentNode === list ? signs() : new Map<string, string>()
    for (const row of rowsIn(list)) {
      const want = wanted(row, counts)
      const have = shown.get(row.style.transform) ?? ''
      shown.delete(row.style.transform)
      if (want !== have) return `${describe(row)}: ${have || 'nothing'} instead of ${want || 'nothing'}`
    }
    return shown.size > 0 ? 'a mark without a row' : ''
  }
  const look = (): void => {
    requestAnimationFrame(look)
    check.frames += 1
    const list = root.host.parentNode
    if (!(list instanceof Element) || check.wrong.length > 20) return
    const rows = new Map(rowsIn(list).map((row) => [row.style.transform, row]))
    for (const [place, have] of signs()) {
      check.marks += 1
      const row = rows.get(place)
      const chat = row && practice.chatOfRow(row)
      if (!chat || expected[chat.id] !== have) check.wrong.push(`${have} on ${describe(row)}`)
    }
  }
  look()
  window.markCheck = check
}

/**
 * Runs in the page (as text): moves the list about at random.
 * @returns what was wrong once a step had come to rest.
 */
export async function takeSteps(seed: number, count: number, byName: boolean): Promise<string[]> {
  const practice: PracticeApi = window.practice
  let state = seed
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const pick = <T>(all: readonly T[]): T => all[random(all.length)]!
  const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve))
  const original = new Map(practice.chats().map(({ id, title }) => [id, title]))
  const nameable = practice.chats().filter(({ kind, title }) => kind !== 'self' && !/^[+~@]/.test(title))
  const renamed: string[] = []
  const rename = async (): Promise<string> => {
    const back = renamed.length > 3 ? renamed.shift() : undefined
    const { id } = pick(nameable)
    const other = pick(nameable)
    // Where names are all there is, nothing could tell two of one name apart while only one is in sight.
    const name = byName || random(2) === 0 ? `Somebody ${random(1e9)}` : other.title
    renamed.push(id)
    await practice.rename(id, name)
    if (back !== undefined) await practice.rename(back, original.get(back) ?? '')
    return `rename ${original.get(id)} to ${name}`
  }
  const swap = async (): Promise<string> => {
    const [one, two] = [pick(nameable), pick(nameable)]
    const titles = new Map(practice.chats().map(({ id, title }) => [id, title]))
    void practice.rename(one.id, titles.get(two.id) ?? '')
    await practice.rename(two.id, titles.get(one.id) ?? '')
    await frame()
    void practice.rename(one.id, titles.get(one.id) ?? '')
    await practice.rename(two.id, titles.get(two.id) ?? '')
    return 'swap two names and back'
  }
  const step = async (): Promise<string> => {
    const kind = random(100)
    if (kind < 50) {
      const scrollTop = random(2) === 0 ? random(12_000) : random(900)
      await practice.arrange({ scrollTop })
      return `scroll to ${scrollTop}`
    }
    if (kind < 70) {
      const { id, title } = pick(practice.chats())
      await practice.receive(id, { text: 'Hello' })
      return `a message of ${title}`
    }
    if (kind < 78) return rename()
    if (kind < 80 && !byName) return swap()
    if (kind < 88) {
      const query = pick(['', '', 'a', 'ma', 'an', 'ber', 'zzz', '20'])
      await practice.arrange({ query })
      return `search ${query}`
    }
    if (kind < 95) {
      const filter = pick(['all', 'all', 'unread', 'groups'] as const)
      await practice.arrange({ filter })
      return `filter ${filter}`
    }
    const archive = random(2) === 0
    await practice.arrange({ archive })
    return `archive ${archive}`
  }
  const faults: string[] = []
  for (let turn = 0; turn < count; turn += 1) {
    const what = await step()
    const until = performance.now() + 8_000
    while (window.markCheck.now() !== '' && performance.now() < until) await frame()
    const fault = window.markCheck.now()
    if (fault !== '') faults.push(`${turn} ${what}: ${fault}`)
  }
  for (const id of renamed) await practice.rename(id, original.get(id) ?? '')
  await practice.arrange({ query: '', filter: 'all', archive: false, scrollTop: 0 })
  return faults
}

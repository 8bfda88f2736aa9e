import type { askPage } from '@/storage/client'
import type { Hello, PageCommands, Rendered } from '@/storage/protocol/page'
import type { InputOf } from '@/storage/protocol/command'
import type { ReplyRow } from '@/storage/schema/reply'
import { ACKS_BY_LABEL } from '@/entrypoints/background/ack-labels'
import { PAGE_STYLES } from '@/entrypoints/background/page-styles/all'
import { page as strings } from '@/locales/en/page'

type Name = keyof PageCommands
type Told = { [N in Name]: { name: N; input: InputOf<PageCommands[N]> } }[Name]

/** The background as the content script sees it, with everything it was told. */
export class FakeBackground {
  readonly told: Told[] = []
  settings: Hello['settings'] = {
    trigger: '/',
    pickerShortcut: true,
    sidebar: 'rail',
    sidebarWidth: 340,
    theme: 'auto',
    marks: true,
  }
  suggests: Hello['suggests'] = 'nothing'
  keepsTexts = false
  hasTeam = false
  /** What a test answers in place of the usual. */
  readonly answers: { [N in Name]?: (input: InputOf<PageCommands[N]>) => unknown } = {}
  replies: ReplyRow[] = []
  version = '1'
  isRecorded = true
  /** Set, every question fails with it. */
  fault: Error | undefined
  render: (input: InputOf<PageCommands['page.renderReply']>) => Rendered = ({ replyId }) =>
    rendered(`Text of ${replyId}`)

  readonly ask = (async (name: Name, input: never) => {
    this.told.push({ name, input })
    await Promise.resolve()
    if (this.fault) throw this.fault
    return JSON.parse(JSON.stringify((await this.#answer(name, input)) ?? null)) as unknown
  }) as typeof askPage

  inputs<N extends Name>(name: N): InputOf<PageCommands[N]>[] {
    return this.told.flatMap((one) => (one.name === name ? [one.input as InputOf<PageCommands[N]>] : []))
  }

  #answer(name: Name, input: never): unknown {
    const answer = this.answers[name] as ((input: never) => unknown) | undefined
    if (answer) return answer(input)
    switch (name) {
      case 'page.hello':
        return {
          language: 'en',
          direction: 'ltr',
          strings,
          styles: PAGE_STYLES,
          settings: this.settings,
          acks: ACKS_BY_LABEL,
          keepsTexts: this.keepsTexts,
          ...(this.hasTeam && { hasTeam: true as const }),
          suggests: this.suggests,
        } satisfies Hello
      case 'page.chatSeen':
        return { recorded: this.isRecorded }
      case 'page.replies':
        return { version: this.version, rows: this.replies }
      case 'page.renderReply':
        return this.render(input)
      case 'page.replyContext':
        return { boosts: [] }
      case 'page.marks':
        return { marks: [] }
      default:
        return undefined
    }
  }
}

/** @returns a rendering in which nothing is open. */
export function rendered(text: string, more: Partial<Rendered> = {}): Rendered {
  const segments: Rendered['segments'] = [{ text, kind: 'text' }]
  return { text, segments, stops: [], holes: [], unresolved: [], media: [], updatedAt: 1, ...more }
}

export function replyRow(shortcut: string, more: Partial<ReplyRow> = {}): ReplyRow {
  return { id: shortcut, shortcut, title: `Title ${shortcut}`, labels: [], excerpt: 'x', uses: 0, ...more }
}

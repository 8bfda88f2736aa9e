import type { askPage } from '@/storage/client'
import type { MediaBrief } from '@/storage/schema/media'
import { AppError } from '@/utils/app-error'
import type { Clock } from '../base/clock'
import type { Emitter } from '../base/emitter'
import { waitUntil } from '../base/wait-until'
import type { Bridge } from '../bridge/bridge'
import type { Composer, Prepared } from '../composer/composer'
import type { EditorFinder } from '../composer/find-editor'
import { pasteInPage } from '../composer/paste-in-page'
import type { NoticeBar } from '../layer/notice-bar'
import type { ChatTracker } from '../observe-chat/chat-tracker'
import type { Finder } from '../page/find'
import { focusEditor } from '../sidebar-frame/focus-editor'
import type { Say } from '../strings'
import { loadFile } from './load-file'
import { saveFile } from './save-file'

type Parts = {
  ask: typeof askPage
  clock: Clock
  bridge: Bridge
  finder: Finder
  tracker: ChatTracker
  editors: EditorFinder
  composer: Composer
  /** Announces each change of the page. */
  changed: Emitter<number>
  bar: NoticeBar
  say: () => Say
}

type Chat = Pick<Prepared, 'key' | 'epoch'>

/** 'shown': WhatsApp's own preview opened. 'save-offered': it did not, and the person may save the files instead. */
export type Attached = 'shown' | 'save-offered'

const PREVIEW_MS = 2_000
const SILENT_MS = 1_000

/** Hands files of a reply to the page as if they were pasted: WhatsApp shows its preview, and the person sends, or not. */
export class MediaAttacher {
  readonly #parts: Parts
  #last: Promise<unknown> = Promise.resolve()

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** For the chat that was open when it was asked for, one after another. Rejects with 'chat-changed', 'no-composer', … */
  attach(chat: Chat, files: readonly MediaBrief[]): Promise<Attached> {
    const run = () => this.#attach(chat, files)
    const attached = this.#last.then(run, run)
    this.#last = attached
    return attached
  }

  async #attach({ key, epoch }: Chat, briefs: readonly MediaBrief[]): Promise<Attached> {
    const { tracker, composer } = this.#parts
    const guard = () => composer.check(key, epoch)
    const files: File[] = []
    for (const brief of briefs) files.push(await this.#load(brief, guard))
    await tracker.confirm()
    guard()
    if (await this.#paste(files)) return 'shown'
    this.#offer(files)
    return 'save-offered'
  }

  async #load(brief: MediaBrief, guard: () => void): Promise<File> {
    const { ask, clock, bar, say } = this.#parts
    const startedAt = clock.now()
    let hide = () => {}
    try {
      return await loadFile(brief, ask, (share) => {
        guard()
        if (clock.now() - startedAt < SILENT_MS) return
        hide = bar.show(say()('page.media.loading', { ...named(brief), percent: Math.round(share * 100) }))
      })
    } finally {
      hide()
    }
  }

  /** @returns whether the preview shows them; one that is open already takes more files into its caption. */
  async #paste(files: readonly File[]): Promise<boolean> {
    const { bridge, clock, tracker, editors, changed } = this.#parts
    const isOpen = this.#isPreviewOpen()
    const editor = editors.active()
    if (!editor || (!isOpen && editor !== editors.composer())) throw new AppError('no-composer')
    focusEditor(editor)
    const isTaken = await pasteInPage(bridge, editor, tracker.openChat, files)
    return isOpen ? isTaken : waitUntil(changed, () => this.#isPreviewOpen(), PREVIEW_MS, clock)
  }

  #isPreviewOpen(): boolean {
    return this.#parts.finder.one('mediaPreview') !== undefined
  }

  #offer(files: readonly File[]): void {
    const { clock, bar, say, changed } = this.#parts
    const save = () => {
      for (const file of files) saveFile(file, clock)
    }
    const [first = { name: '' }] = files
    const hide = bar.show(
      say()('page.media.refused', named(first)),
      { label: say()('page.media.save'), onPress: save },
      { label: say()('page.notice.dismiss'), onPress: () => hide() },
    )
    if (this.#isPreviewOpen()) return
    // A slow page may show it after all.
    const stop = changed.follow(() => {
      if (!this.#isPreviewOpen()) return
      hide()
      stop()
    })
  }
}

/** A name in another script must not turn the sentence around. */
function named({ name }: { name: string }): { name: string } {
  return { name: `\u2068${name}\u2069` }
}

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Attached } from '@/entrypoints/whatsapp.content/media/attach-media'
import { MediaAttacher } from '@/entrypoints/whatsapp.content/media/attach-media'
import { Faults } from '@/entrypoints/whatsapp.content/base/faults'
import { Emitter } from '@/entrypoints/whatsapp.content/base/emitter'
import { NoticeBar } from '@/entrypoints/whatsapp.content/layer/notice-bar'
import { createSenses, type Senses } from '@/entrypoints/whatsapp.content/senses'
import { speaker } from '@/entrypoints/whatsapp.content/strings'
import { page as strings } from '@/locales/en/page'
import type { MediaBrief } from '@/storage/schema/media'
import { AppError } from '@/utils/app-error'
import { toBase64 } from '@/utils/base64'
import { FakeBackground } from './support/fake-background'
import { bridgeTo, pageWorld, type PageWorld } from './support/fake-page'
import { composer, drawLines } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { ManualClock } from './support/manual-clock'

const PIECE_BYTES = 1_000
const BRIEF: MediaBrief = { id: fileId(1), name: 'table.png', type: 'image/png', size: 2_500 }
const ANA = { key: 'name:Ana Pérez 😀', epoch: 1 }

let clock: ManualClock
let background: FakeBackground
let world: PageWorld
let senses: Senses
let bar: HTMLElement
let media: MediaAttacher
let changed: Emitter<number>
const stop = new AbortController()

beforeEach(async () => {
  showFixture('2026-bare-en-dark')
  composer().tabIndex = 0
  clock = new ManualClock(0)
  background = new FakeBackground()
  background.answers['page.mediaChunk'] = ({ index }) => ({ base64: toBase64(pieceOf(BRIEF.size, index)) })
  world = pageWorld({ pasteFiles: () => '' })
  const faults = new Faults()
  const bridge = bridgeTo(world, clock, faults)
  const outside = { ask: background.ask, clock, faults, bridge, signal: stop.signal } as never
  senses = createSenses(outside)
  changed = senses.changed
  const root = document.createElement('div')
  const notices = new NoticeBar(root)
  bar = root.querySelector('.bar')!
  const say = () => speaker(strings)
  media = new MediaAttacher({ ...senses, ask: background.ask, clock, bridge, bar: notices, say })
  await Promise.all([senses.tracker.confirm(), clock.advance(500)])
})
afterEach(() => vi.restoreAllMocks())

function fileId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}

function pieceOf(size: number, index: number): Uint8Array {
  return new Uint8Array(Math.min(PIECE_BYTES, size - index * PIECE_BYTES)).fill(index + 1)
}

function openPreview(html = '<div data-testid="media-caption-input-container"></div>'): void {
  document.querySelector('#app')!.insertAdjacentHTML('beforeend', html)
  changed.set(changed.value + 1)
}

/** @returns how it ended: the answer, or the code of the failure. */
async function outcome(attached: Promise<Attached>, ms = 3_000): Promise<string> {
  const ended = attached.catch((error: unknown) => (error instanceof AppError ? error.code : String(error)))
  await clock.advance(ms)
  return ended
}

const buttons = () => [...bar.querySelectorAll('button')]
const notice = () => (bar.hidden ? undefined : bar.querySelector('span')?.textContent)

describe('a file of a reply', () => {
  it('is asked for piece by piece and pasted once, into the focused message box', async () => {
    const pasted: number[] = []
    world.pasteFiles = (count) => {
      pasted.push(count)
      expect(document.activeElement).toBe(composer())
      openPreview()
      return ''
    }
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('shown')
    expect(pasted).toEqual([1])
    expect(background.inputs('page.mediaChunk')).toEqual(
      [0, 1, 2].map((index) => ({ mediaId: BRIEF.id, index })),
    )
    expect(notice()).toBeUndefined()
  })

  it.each([
    ['a caption', '<p data-testid="media-caption-input-container"></p>'],
    ['an editor of pictures', '<p data-testid="media-editor-image"></p>'],
    ['a panel that moves in', '<p data-animate-media-preview="true"></p>'],
    ['a text field over the chat', '<p role="dialog"><b data-lexical-editor="true"></b></p>'],
  ])('is shown as soon as the page draws %s', async (_what, html) => {
    const attached = media.attach(ANA, [BRIEF])
    await clock.advance(1_900)
    openPreview(html)
    expect(await outcome(attached, 1)).toBe('shown')
  })

  it('goes with others of its reply in one paste, in their order', async () => {
    const second = { ...BRIEF, id: fileId(2), name: 'offer.pdf' }
    let count = 0
    world.pasteFiles = (given) => {
      count = given
      openPreview()
      return ''
    }
    expect(await outcome(media.attach(ANA, [BRIEF, second]))).toBe('shown')
    expect(count).toBe(2)
    expect(background.inputs('page.mediaChunk').map(({ mediaId }) => mediaId)).toEqual([
      ...Array<string>(3).fill(BRIEF.id),
      ...Array<string>(3).fill(second.id),
    ])
  })

  it('is added to a preview that is open already, where the page takes it', async () => {
    openPreview()
    const editor = document.createElement('div')
    editor.setAttribute('data-lexical-editor', 'true')
    editor.tabIndex = 0
    document.querySelector('#app')!.append(editor)
    editor.focus()
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('shown')
    world.pasteFiles = () => 'ignored'
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('save-offered')
  })

  it('waits for one that is still on its way', async () => {
    const pasted: string[] = []
    world.pasteFiles = () => {
      pasted.push('paste')
      return ''
    }
    const first = media.attach(ANA, [BRIEF])
    const second = media.attach(ANA, [BRIEF])
    await clock.advance(1_000)
    expect(pasted).toHaveLength(1)
    expect(
      await outcome(
        Promise.all([first, second]).then(([, last]) => last),
        5_000,
      ),
    ).toBe('save-offered')
    expect(pasted).toHaveLength(2)
  })
})

describe('a file the page does not take', () => {
  it.each(['', 'ignored', 'editor'])(
    'is offered to save after two seconds (the page says "%s")',
    async (said) => {
      world.pasteFiles = () => said
      const urls: Blob[] = []
      const revoked: string[] = []
      vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => `blob:${urls.push(blob as Blob)}`)
      vi.spyOn(URL, 'revokeObjectURL').mockImplementation((url) => void revoked.push(url))
      const clicked: string[] = []
      vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
        clicked.push(`${this.download} ${this.href} ${this.isConnected}`)
      })
      expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('save-offered')
      expect(notice()).toMatch(/^WhatsApp did not take .table\.png.\. Save it/)
      buttons()[0]!.click()
      expect(clicked).toEqual(['table.png blob:1 false'])
      const bytes = new Uint8Array(await urls[0]!.arrayBuffer())
      expect([...bytes]).toEqual([0, 1, 2].flatMap((index) => [...pieceOf(BRIEF.size, index)]))
      expect(revoked).toEqual([])
      await clock.advance(60_000)
      expect(revoked).toEqual(['blob:1'])
      expect(notice()).toBeDefined()
      buttons()[1]!.click()
      expect(notice()).toBeUndefined()
    },
  )

  it('is no longer offered when a slow page shows it after all', async () => {
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('save-offered')
    expect(notice()).toBeDefined()
    openPreview()
    expect(notice()).toBeUndefined()
  })
})

describe('a file on its way', () => {
  it('says how far it is once it takes longer than a second', async () => {
    let release = () => {}
    background.answers['page.mediaChunk'] = ({ index }) =>
      new Promise((resolve) => {
        release = () => resolve({ base64: toBase64(pieceOf(BRIEF.size, index)) })
      })
    const attached = media.attach(ANA, [BRIEF])
    const step = async (ms: number) => {
      await clock.advance(ms)
      release()
      await clock.advance(1)
    }
    await step(500)
    expect(notice()).toBeUndefined()
    await step(600)
    expect(notice()).toMatch(/^Fetching .table\.png.: 80 %$/)
    world.pasteFiles = () => {
      openPreview()
      return ''
    }
    await step(10)
    expect(await outcome(attached)).toBe('shown')
    expect(notice()).toBeUndefined()
  })

  it('is dropped when another chat is opened meanwhile', async () => {
    const pasted: number[] = []
    world.pasteFiles = (count) => {
      pasted.push(count)
      return ''
    }
    background.answers['page.mediaChunk'] = ({ index }) => {
      if (index === 1)
        document.querySelector('[data-testid=conversation-info-header-chat-title]')!.textContent = 'Bruno'
      return { base64: toBase64(pieceOf(BRIEF.size, index)) }
    }
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('chat-changed')
    expect(pasted).toEqual([])
    expect(background.inputs('page.mediaChunk')).toHaveLength(2)
    expect(notice()).toBeUndefined()
  })

  it.each([
    ['chat', 'chat-changed'],
    ['text', 'composer-changed'],
  ])('is not pasted when the page’s world says that it is another %s', async (said, code) => {
    world.pasteFiles = () => said
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe(code)
  })

  it.each([
    ['no bytes', ''],
    ['too many bytes', toBase64(new Uint8Array(BRIEF.size + 1))],
  ])('is refused when a piece is %s', async (_what, base64) => {
    background.answers['page.mediaChunk'] = () => ({ base64 })
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('not-found')
  })

  it('needs a message box that can be written into', async () => {
    composer().setAttribute('contenteditable', 'false')
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('no-composer')
  })

  it('leaves the draft as it is', async () => {
    drawLines(composer(), 'Half a thought')
    openPreviewOnPaste()
    expect(await outcome(media.attach(ANA, [BRIEF]))).toBe('shown')
    expect(composer().textContent).toBe('Half a thought')
  })
})

function openPreviewOnPaste(): void {
  world.pasteFiles = () => {
    openPreview()
    return ''
  }
}

import { beforeEach, describe, expect, it } from 'vitest'
import { EditorText } from '@/entrypoints/whatsapp.content/composer/editor-text'
import { insertText, type InsertMethod } from '@/entrypoints/whatsapp.content/composer/insert'
import { AppError, type ErrorCode } from '@/utils/app-error'
import { drawLines, pasteInto } from './support/fake-editor'
import { ManualClock } from './support/manual-clock'

const SIX_LINES = 'Hello 👋\n\nOur offer:\n- one\n- two\nשלום 🙏'

let editor: HTMLElement
let clock: ManualClock

const works: InsertMethod = {
  name: 'works',
  run: (into, text) => {
    queueMicrotask(() => pasteInto(into, text))
    return true
  },
}
const idle: InsertMethod = { name: 'idle', run: () => true }

beforeEach(() => {
  clock = new ManualClock(0)
  editor = document.createElement('div')
  editor.tabIndex = 0
  editor.dataset['lexicalEditor'] = 'true'
  document.body.replaceChildren(editor)
})

type Given = { draft?: string; span?: [number, number]; text?: string; guard?: () => void }

async function insert(methods: InsertMethod[], given: Given = {}): Promise<string> {
  const { draft = 'Dear /sal!', span = [5, 9], text = SIX_LINES, guard = () => {} } = given
  if (given.draft !== undefined || editor.childElementCount === 0) drawLines(editor, draft)
  const insertion = {
    editor,
    before: draft,
    span: { start: span[0], end: span[1] },
    text,
  }
  const result = insertText(insertion, methods, clock, guard).then(
    ({ via }) => via,
    (error: unknown) => (error instanceof AppError ? (error.code satisfies ErrorCode) : String(error)),
  )
  await clock.advance(5_000)
  return result
}

const text = () => new EditorText(editor).text

describe('an insertion', () => {
  it('replaces the typed shortcut and keeps the draft around it', async () => {
    expect(await insert([works])).toBe('works')
    expect(text()).toBe(`Dear ${SIX_LINES}!`)
  })

  it('goes where it belongs in an editor that lost the focus', async () => {
    drawLines(editor, 'Dear /sal!')
    const other = document.createElement('input')
    document.body.append(other)
    other.focus()
    expect(await insert([works])).toBe('works')
    expect(text()).toBe(`Dear ${SIX_LINES}!`)
  })

  it('tries the next way only while nothing at all has changed', async () => {
    expect(await insert([idle, works])).toBe('works')
    const half: InsertMethod = {
      name: 'half',
      run: (into) => {
        pasteInto(into, 'Hello')
        return true
      },
    }
    expect(await insert([half, works], { draft: 'Dear /sal!' })).toBe('insert-failed')
    expect(text()).toBe('Dear Hello!')
  })

  it('skips a way that cannot be tried, without waiting', async () => {
    const impossible: InsertMethod = { name: 'impossible', run: () => false }
    expect(await insert([impossible, works])).toBe('works')
    expect(await insert([impossible], { draft: 'Dear /sal!' })).toBe('insert-failed')
  })

  it('waits for a page that takes its time', async () => {
    const slow: InsertMethod = {
      name: 'slow',
      run: (into, inserted) => {
        clock.after(400, () => pasteInto(into, inserted))
        return true
      },
    }
    expect(await insert([slow, works])).toBe('slow')
    expect(text()).toBe(`Dear ${SIX_LINES}!`)
  })

  it('does nothing when the draft is not the one it was prepared for', async () => {
    drawLines(editor, 'Dear somebody else')
    const asked: string[] = []
    const spy: InsertMethod = { name: 'spy', run: () => asked.push('run') > 0 }
    const insertion = { editor, before: 'Dear /sal!', span: { start: 5, end: 9 }, text: 'x' }
    await expect(insertText(insertion, [spy], clock, () => {})).rejects.toMatchObject({
      code: 'composer-changed',
    })
    expect(asked).toEqual([])
  })

  it('does nothing when the chat changes while the caret is set', async () => {
    const guard = () => {
      throw new AppError('chat-changed')
    }
    expect(await insert([works], { guard })).toBe('chat-changed')
    expect(text()).toBe('Dear /sal!')
  })

  it.each(['Draft of another chat', 'Dear /sal!'])(
    'does not say that nothing happened when the chat changes after the text went in (there stands "%s")',
    async (draft) => {
      let isElsewhere = false
      const overtaken: InsertMethod = {
        name: 'overtaken',
        run: (into) => {
          isElsewhere = true
          drawLines(into, draft)
          return true
        },
      }
      const guard = () => {
        if (isElsewhere) throw new AppError('chat-changed')
      }
      expect(await insert([overtaken, works], { guard })).toBe('insert-unsure')
      expect(text()).toBe(draft)
    },
  )

  it('stops when a method finds that the page has moved on', async () => {
    const refused: InsertMethod = {
      name: 'refused',
      run: () => {
        throw new AppError('chat-changed')
      },
    }
    expect(await insert([refused, works])).toBe('chat-changed')
    expect(text()).toBe('Dear /sal!')
  })

  it('says so when the page cuts the text short', async () => {
    const cutting: InsertMethod = {
      name: 'cutting',
      run: (into, inserted) => {
        pasteInto(into, inserted.slice(0, 4))
        return true
      },
    }
    expect(await insert([cutting], { draft: '', span: [0, 0], text: 'x'.repeat(4_000) })).toBe(
      'insert-failed',
    )
  })

  it('takes 4,000 characters', async () => {
    const long = 'Line of text 😀\n'.repeat(260).slice(0, 4_000)
    expect(await insert([works], { draft: '', span: [0, 0], text: long })).toBe('works')
    expect(text()).toBe(long)
  })
})

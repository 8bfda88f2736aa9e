import { beforeEach, describe, expect, it } from 'vitest'
import { FakeBackground, rendered, replyRow } from './support/fake-background'
import { composer, composerText, type } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { PickerStage } from './support/picker-stage'

let stage: PickerStage

async function insertWith(text: string, stops: number[], draft = 'Hi /x'): Promise<void> {
  const background = new FakeBackground()
  background.replies = [replyRow('x')]
  background.render = () => rendered(text, { stops })
  stage = await PickerStage.start(background)
  await stage.typing(draft)
  await stage.press('Enter')
}

/** The person types at the caret. */
function write(text: string): void {
  const { start } = stage.caret()!
  const before = composerText()
  type(before.slice(0, start) + text + before.slice(start), start + text.length)
}

/** What stands before the caret. */
const before = () => composerText().slice(0, stage.caret()?.start)

beforeEach(() => showFixture('2026-bare-en-dark'))

describe('the stops of an inserted reply', () => {
  it('take the caret to the first one', async () => {
    await insertWith('Dear , best', [5])
    expect(composerText()).toBe('Hi Dear , best')
    expect(before()).toBe('Hi Dear ')
  })

  it('leave it at the end where there is none', async () => {
    await insertWith('Dear Ana', [])
    expect(before()).toBe('Hi Dear Ana')
    expect(await stage.press('Tab')).toBe(false)
  })

  it('are reached by Tab, one after another, whatever is typed at each', async () => {
    await insertWith('To  on  at ', [3, 7, 11])
    write('Porto')
    expect(await stage.press('Tab')).toBe(true)
    expect(before()).toBe('Hi To Porto on ')
    write('Monday')
    expect(await stage.press('Tab')).toBe(true)
    expect(before()).toBe('Hi To Porto on Monday at ')
    expect(await stage.press('Tab')).toBe(false)
    expect(await stage.press('Tab')).toBe(false)
  })

  it('count right where the page draws an emoji as a picture', async () => {
    await insertWith('☺️ To  on ', [6, 10])
    // The picture's name lacks the invisible selector of the written character.
    expect(composerText().replace('\ufe0f', '')).toBe('Hi ☺ To  on ')
    expect(before().endsWith('To ')).toBe(true)
  })

  it.each([
    ['with Shift', { shiftKey: true }],
    ['with Ctrl', { ctrlKey: true }],
  ])('leave Tab to the page %s', async (_name, more) => {
    await insertWith('To  on ', [3, 7])
    expect(await stage.press('Tab', more)).toBe(false)
    expect(before()).toBe('Hi To ')
  })

  it('end with Escape, which is the page’s', async () => {
    await insertWith('To  on ', [3, 7])
    expect(await stage.press('Escape')).toBe(false)
    expect(await stage.press('Tab')).toBe(false)
  })

  it.each([
    ['was changed elsewhere', () => type('Hello To  on ', 9)],
    ['was sent', () => type('')],
    ['has the caret elsewhere', () => type('Hi To  on ', 1)],
  ])('end when the text %s', async (_name, change) => {
    await insertWith('To  on ', [3, 7])
    change()
    expect(await stage.press('Tab')).toBe(false)
  })

  it('end when the message box loses the focus', async () => {
    await insertWith('To  on ', [3, 7])
    const other = document.createElement('input')
    document.body.append(other)
    other.focus()
    expect(await stage.press('Tab', {}, other)).toBe(false)
    composer().focus()
    expect(await stage.press('Tab')).toBe(false)
  })
})

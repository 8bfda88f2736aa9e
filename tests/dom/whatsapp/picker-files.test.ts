import { beforeEach, describe, expect, it } from 'vitest'
import type { MediaBrief } from '@/storage/schema/media'
import { toBase64 } from '@/utils/base64'
import { FakeBackground, rendered, replyRow } from './support/fake-background'
import { composer, composerText, drawLines } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { PickerStage } from './support/picker-stage'
import { messageOf, tail, textBubble, ticks } from './support/row'

const TEXT = 'Our table, as promised on Monday'
const FILE: MediaBrief = {
  id: '00000000-0000-4000-8000-000000000001',
  name: 'table.png',
  type: 'image/png',
  size: 1_500,
}

let background: FakeBackground
let stage: PickerStage

beforeEach(async () => {
  showFixture('2026-bare-en-dark')
  background = new FakeBackground()
  background.replies = [replyRow('table'), replyRow('bye')]
  background.render = ({ replyId }) => rendered(TEXT, { media: replyId === 'table' ? [FILE] : [] })
  background.answers['page.mediaChunk'] = () => ({ base64: toBase64(new Uint8Array(FILE.size)) })
  stage = await PickerStage.start(background)
  stage.adapter.world.pasteFiles = () => {
    // As WhatsApp does it: the draft moves into the caption.
    drawLines(composer(), '')
    document.querySelector('#app')!.insertAdjacentHTML('beforeend', '<p data-testid="media-editor"></p>')
    return ''
  }
})

const files = () => stage.layer.querySelector('.files')?.textContent
const isShown = () => document.querySelector('[data-testid=media-editor]') !== null

describe('a reply with files in the picker', () => {
  it('shows what goes with it, and that the text may go alone', async () => {
    await stage.typing('/table')
    expect(stage.preview()).toBe(TEXT)
    expect(files()).toBe(
      '📎 \u2068table.png\u2069 · 2 kB\nWhatsApp will show them before you send. Alt+Enter inserts the text alone.',
    )
    await stage.typing('/bye')
    expect(files()).toBe('')
  })

  it('is inserted together with its files', async () => {
    await stage.typing('/table')
    await stage.press('Enter')
    expect(isShown()).toBe(true)
    expect(background.inputs('page.replyInserted')).toHaveLength(1)
  })

  it('is inserted without them with Alt+Enter, which the page does not see', async () => {
    await stage.typing('/table')
    expect(await stage.press('Enter', { altKey: true })).toBe(true)
    expect(composerText()).toBe(TEXT)
    expect(isShown()).toBe(false)
    expect(background.inputs('page.mediaChunk')).toEqual([])
  })

  it('counts when it is sent as a caption, however long the person looked at the preview', async () => {
    await stage.typing('/table')
    await stage.press('Enter')
    document.dispatchEvent(new Event('selectionchange'))
    await stage.adapter.clock.advance(5 * 60_000)
    document.querySelector('[data-testid=media-editor]')!.remove()
    const row = document.createElement('div')
    row.append(messageOf(tail('out') + textBubble(TEXT) + ticks('Sent', 'wds-ic-delivered'), 'NEW1'))
    document.querySelector('[data-tab="8"]')!.append(row)
    await stage.adapter.clock.advance(1_000)
    expect(background.inputs('page.replySent')).toMatchObject([{ replyId: 'table', messageId: 'NEW1' }])
  })
})

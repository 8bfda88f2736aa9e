import { beforeEach, describe, expect, it } from 'vitest'
import { FakeBackground, rendered, replyRow } from './support/fake-background'
import { composerText, drawLines, composer } from './support/fake-editor'
import { showFixture } from './support/fixture'
import { PickerStage } from './support/picker-stage'
import { messageOf, tail, textBubble, ticks } from './support/row'

const MINUTE_MS = 60_000
const TEXT = 'Our price is 40 euros, see you on Monday'

let background: FakeBackground
let stage: PickerStage

beforeEach(async () => {
  showFixture('2026-bare-en-dark')
  background = new FakeBackground()
  background.replies = [replyRow('price'), replyRow('bye')]
  background.render = ({ replyId }) => rendered(replyId === 'price' ? TEXT : 'Good bye and thank you')
  stage = await PickerStage.start(background)
})

async function insert(shortcut = 'price'): Promise<void> {
  await stage.typing(`/${shortcut}`)
  await stage.press('Enter')
}

const list = () => document.querySelector('[data-testid=conversation-panel-messages] [data-tab="8"]')!

function row(id: string, bubble: string): HTMLElement {
  const line = document.createElement('div')
  line.setAttribute('role', 'row')
  line.append(messageOf(bubble, id))
  return line
}

const outgoing = (text: string, ack = 'Sent', icon = 'wds-ic-delivered') =>
  textBubble(text) + ticks(ack, icon)

async function show(id: string, bubble: string): Promise<void> {
  list().append(row(id, bubble))
  await stage.adapter.clock.advance(500)
}

/** The person sends what stands in the message box. */
async function send(id: string, text = composerText()): Promise<void> {
  drawLines(composer(), '')
  document.dispatchEvent(new Event('selectionchange'))
  await show(id, outgoing(text))
}

const sent = () => background.inputs('page.replySent')

describe('a reply that was inserted', () => {
  it('counts once its message is in the chat, and only then', async () => {
    await insert()
    expect(sent()).toEqual([])
    await send('NEW1')
    expect(sent()).toMatchObject([
      {
        replyId: 'price',
        chat: { key: 'name:Ana Pérez 😀' },
        messageId: 'NEW1',
        isEdited: false,
      },
    ])
    expect(sent()[0]?.insertionId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    expect(JSON.stringify(background.told.filter(({ name }) => name === 'page.replySent'))).not.toContain(
      'euros',
    )
  })

  it('counts as reworked when the person changed it before sending', async () => {
    await insert()
    await send('NEW1', `Hi Ana! ${TEXT} at ten`)
    expect(sent()).toMatchObject([{ messageId: 'NEW1', isEdited: true }])
  })

  it('does not count for another message, and still for the next one', async () => {
    await insert()
    await show('NEW1', outgoing('One moment please'))
    await show('NEW2', textBubble(TEXT) + tail('in'))
    expect(sent()).toEqual([])
    await send('NEW3')
    expect(sent()).toMatchObject([{ messageId: 'NEW3' }])
  })

  it('does not count for what was sent before and scrolls into sight', async () => {
    await insert()
    list().prepend(row('OLD1', outgoing(TEXT)))
    await stage.adapter.clock.advance(500)
    expect(sent()).toEqual([])
  })

  it('waits until a message is really on its way', async () => {
    await insert()
    await show('TEMP', outgoing(TEXT, 'Pending', 'wds-ic-status-pending'))
    expect(sent()).toEqual([])
    document.querySelector('[data-id=TEMP]')!.closest('[role=row]')!.remove()
    await show('FINAL', outgoing(TEXT))
    expect(sent()).toMatchObject([{ messageId: 'FINAL' }])
  })

  it('counts once, however often its message is drawn or under which id', async () => {
    await insert()
    await send('NEW1')
    document.querySelector('[data-id=NEW1]')!.closest('[role=row]')!.remove()
    await stage.adapter.clock.advance(500)
    await show('NEW1', outgoing(TEXT))
    await show('NEW1B', outgoing(TEXT))
    expect(sent()).toHaveLength(1)
  })

  it('counts for one message each when it is inserted and sent twice', async () => {
    await insert()
    await send('NEW1')
    await insert()
    expect(sent()).toHaveLength(1)
    await send('NEW2')
    expect(sent().map(({ messageId }) => messageId)).toEqual(['NEW1', 'NEW2'])
    expect(new Set(sent().map(({ insertionId }) => insertionId)).size).toBe(2)
  })

  it('is told from another one that waits', async () => {
    await insert()
    await insert('bye')
    await send('NEW1', 'Good bye and thank you')
    expect(sent()).toMatchObject([{ replyId: 'bye' }])
  })

  it('is forgotten after half an hour', async () => {
    await insert()
    await stage.adapter.clock.advance(30 * MINUTE_MS)
    await send('NEW1')
    expect(sent()).toEqual([])
  })

  it('is forgotten when the message box was emptied without a message', async () => {
    await insert()
    await stage.typing('')
    await stage.adapter.clock.advance(20_000)
    await send('NEW1', TEXT)
    expect(sent()).toEqual([])
  })

  it('is not forgotten when the message box was emptied and filled again', async () => {
    await insert()
    await stage.typing('')
    await stage.typing(TEXT)
    await stage.adapter.clock.advance(20_000)
    await send('NEW1')
    expect(sent()).toHaveLength(1)
  })

  it('waits for its own chat', async () => {
    await insert()
    const title = document.querySelector('[data-testid=conversation-info-header-chat-title]')!
    const name = [...title.childNodes]
    title.replaceChildren('Bruno')
    await stage.adapter.clock.advance(1_000)
    await show('NEW1', outgoing(TEXT))
    expect(sent()).toEqual([])
    title.replaceChildren(...name)
    await stage.adapter.clock.advance(1_000)
    expect(sent()).toMatchObject([{ messageId: 'NEW1', chat: { key: 'name:Ana Pérez 😀' } }])
  })
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { type HeardNode, heardRoles } from './support/heard-roles'

const REPLY = { id: '00000000-0000-4000-8000-000000000001', shortcut: 'hours', title: 'Opening hours' }
const RULE = { id: '00000000-0000-4000-8000-000000000002', name: 'Hours', isOn: true, replyId: REPLY.id }
const MOST_TABS = 40

let desk: ChromiumDesk
let ofRole: (role: string) => Promise<HeardNode[]>

beforeAll(async () => {
  desk = await ChromiumDesk.start()
  await desk.ask('replies.save', { ...REPLY, body: 'We open at nine.', labels: [] })
  await desk.ask('suggestions.save', {
    ...RULE,
    condition: { type: 'keyword', words: ['hours'], match: 'any' },
  })
  await desk.load({ open: 'ana', chats: 60 })
  await desk.beside()
  ofRole = await heardRoles(desk.page)
  await desk.inPage(() => window.practice.receive('ana', { text: 'What are your hours?' }))
})
afterAll(() => desk?.close())

describe('the chip without a mouse or a screen', () => {
  it('is told politely, with the reply and the reason, and its buttons have names', async () => {
    await waitFor('the chip', () => button('Insert…'))
    const [chip] = await ofRole('status')
    expect(chip?.properties).toMatchObject({ live: 'polite' })
    const said = (await ofRole('StaticText')).map(({ name }) => name.replaceAll(/[\u2068\u2069]/g, ''))
    expect(said).toContain('Suggested: Opening hours')
    expect(said.some((text) => text.includes('hours”'))).toBe(true)
    expect(await button('Not in this chat')).toBeDefined()
  })

  it('is reached with Tab, opened with Enter and left with Escape, and nothing is inserted by that', async () => {
    await tabTo('Insert…')
    await desk.pressInPage('Enter')
    await waitFor('the preview', async () => (await desk.layerTexts('.preview'))[0] === 'We open at nine.')
    expect(await desk.chatside.composerText()).toBe('')
    await desk.pressInPage('Escape')
    await waitFor('the chip again', () => button('Insert…'))
    expect(await desk.wrongs()).toEqual([])
  })

  it('is dismissed with Enter, which leaves the caret in the message box', async () => {
    await tabTo('Not in this chat')
    await desk.pressInPage('Enter')
    await waitFor('the chip to go', async () => (await button('Insert…')) === undefined)
    await desk.page.keyboard.type('typed')
    await desk.chatside.composerHolds('typed')
    expect(await desk.wrongs()).toEqual([])
  })
})

async function button(name: string): Promise<HeardNode | undefined> {
  return (await ofRole('button')).find((one) => one.name === name)
}

async function tabTo(name: string): Promise<void> {
  for (let count = 0; count < MOST_TABS; count += 1) {
    if ((await button(name))?.properties['focused'] === true) return
    await desk.pressInPage('Tab')
  }
  throw new Error(`Tab never came to ${name}`)
}

import { describe, expect, it } from 'vitest'
import { AT } from '../support/fake-state'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openMaria, openPart } from './support/known-maria'

const ui = useInterface()
const state = () => ui.background.state

/** Maria with three messages, one of them sensitive. */
async function openConversation(isLocked: boolean): Promise<HTMLElement> {
  await openMaria(state(), {}, ({ id }) => {
    Object.assign(state().settings, { keepTexts: true, sensitiveWords: ['payment'] })
    const row = { contactId: id, isSensitive: false }
    state().texts = {
      isLocked,
      rows: [
        { ...row, id: '3', at: AT - 60_000, direction: 'in', text: 'See you <b>tomorrow</b>' },
        { ...row, id: '2', at: AT - 120_000, direction: 'out', text: 'The payment arrived' },
        { ...row, id: '1', at: AT - 180_000, direction: 'in', text: 'Good morning' },
      ],
    }
  })
  return openPart('Conversation')
}

const lines = (part: HTMLElement): (string | undefined)[] =>
  within(part)
    .getAllByRole('listitem')
    .map((line) => (line.querySelector('p') ?? line.querySelector('.quiet'))?.textContent)

describe('the conversation on the card', () => {
  it('is not there while texts were never kept', async () => {
    await openMaria(state(), {}, () => undefined)
    expect(await screen.findByRole('button', { name: 'Timeline' })).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Conversation' })).toBeNull()
    expect(ui.background.asked.some(({ name }) => name.startsWith('texts.'))).toBe(false)
  })

  it('shows the last messages with side and time; a sensitive one is locked, and the workspace unlocks it', async () => {
    const part = await openConversation(true)
    await within(part).findByText('Good morning')
    expect(lines(part)).toEqual(['See you <b>tomorrow</b>', 'Locked', 'Good morning'])
    expect(part.textContent).toMatch(/from them · .+from you · .+from them/s)
    expect(part.textContent).not.toContain('payment arrived')
    click(within(part).getByRole('button', { name: 'Unlock in the settings' }))
    await waitFor(() =>
      expect(ui.background.asked).toContainEqual({
        name: 'workspace.open',
        input: { hash: '#/settings/texts' },
      }),
    )
  })

  it('says of what a colleague keeps who wrote it, or whose it is', async () => {
    const part = await openConversation(false)
    const [first] = state().texts.rows
    state().texts.rows = [
      { ...first!, id: 'c1', direction: 'out', text: 'Sent by Ben', by: 'Ben' },
      { ...first!, id: 'c2', direction: 'in', text: 'Told to Ben', by: 'Ben' },
      { ...first!, id: 'c3', direction: 'out', text: 'Of nobody known', by: '' },
    ]
    ui.background.announce('texts')
    await within(part).findByText('Sent by Ben')
    expect(part.textContent).toMatch(
      /from Ben · .+Sent by Ben.*from them · kept by Ben · .+Told to Ben.*from a colleague/s,
    )
    expect(part.textContent).not.toContain('from you')
  })

  it('shows sensitive ones while they are unlocked, and says that somebody is there', async () => {
    const part = await openConversation(false)
    await within(part).findByText('The payment arrived')
    expect(within(part).getByRole('img', { name: 'Sensitive' })).toBeTruthy()
    const pings = () => ui.background.asked.filter(({ name }) => name === 'ui.ping').length
    await waitFor(() => {
      fireEvent.keyDown(document.body, { key: 'a' })
      expect(pings()).toBe(1)
    })
    fireEvent.keyDown(document.body, { key: 'b' })
    expect(pings()).toBe(1)
  })

  it('finds messages by their words, never sensitive ones', async () => {
    const part = await openConversation(false)
    await within(part).findByText('Good morning')
    const search = (value: string) =>
      fireEvent.input(within(part).getByRole('searchbox', { name: 'Search in messages' }), {
        target: { value },
      })
    search('tomorrow')
    await waitFor(() => expect(lines(part)).toEqual(['See you <b>tomorrow</b>']))
    search('payment')
    expect(await within(part).findByText('No message with “payment”.')).toBeTruthy()
  })
})

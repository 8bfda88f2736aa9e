import { beforeEach, describe, expect, it } from 'vitest'
import { guessOwnName } from '@/components/chat-import/own-names'
import { click, fireEvent, screen, useInterface, waitFor } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { contactNamed } from '../support/fake-state'

const ui = useInterface()

beforeEach(() => localStorage.clear())

const SURE = [
  '[2024-05-31, 09:15:02] Ana Pérez: Good morning, do you have 40 trays?',
  '[2024-05-31, 09:20:10] Rep: Yes, by Friday.',
  '[2024-06-01, 10:00:00] Ana Pérez: ok',
].join('\n')
const UNSURE = ['03/04/2024, 09:15 - Ana Pérez: Hello', '05/06/2024, 10:20 - Rep: Hi'].join('\n')

async function chooseFiles(...files: [name: string, text: string][]): Promise<void> {
  await openWorkspaceAt('import-chats')
  const field = await screen.findByLabelText('Choose exported chats, or drop them here')
  const chosen = files.map(([name, text]) => new File([text], name, { type: 'text/plain' }))
  fireEvent.change(field, { target: { files: chosen } })
}
async function clickOnceReady(name: string): Promise<void> {
  const button = await screen.findByRole('button', { name })
  await waitFor(() => expect(button.hasAttribute('disabled')).toBe(false))
  click(button)
}
const asked = () => ui.background.askedFor('record.import')

describe('importing chats that WhatsApp exported', () => {
  it('finds whose chat it is and who is oneself, and imports measures without a word of text', async () => {
    const ana = contactNamed('Ana Pérez')
    ui.background.state.contacts.push(ana)
    await chooseFiles(['WhatsApp Chat with Ana Pérez.txt', SURE])
    expect(await screen.findByText(/^3 messages, May 31, 2024 to Jun 1, 2024/)).toBeTruthy()
    expect(screen.getAllByText(/Texts are measured and not kept/).length).toBe(1)
    click(screen.getByRole('button', { name: 'Import 3 messages' }))
    expect(await screen.findByRole('heading', { name: '3 messages imported' })).toBeTruthy()
    expect(asked()).toMatchObject([
      {
        contactId: ana.id,
        part: 0,
        messages: [
          { direction: 'in', kind: 'text' },
          { direction: 'out', kind: 'text' },
          { direction: 'in', length: 2 },
        ],
      },
    ])
    expect(JSON.stringify(asked())).not.toContain('trays')
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.imported).toEqual({}))
  })

  it('makes a contact for somebody new, and undoes it with the messages', async () => {
    await chooseFiles(['WhatsApp Chat with Ana Pérez.txt', SURE])
    click(await screen.findByRole('button', { name: 'Import 3 messages' }))
    await waitFor(() => expect(ui.background.state.contacts.map(({ name }) => name)).toEqual(['Ana Pérez']))
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.contacts).toEqual([]))
  })

  it('asks how dates are meant when both are possible, with the last day in each reading', async () => {
    await chooseFiles(['WhatsApp Chat with Ana Pérez.txt', UNSURE])
    const june = await screen.findByRole('radio', { name: 'June 5, 2024' })
    const may = screen.getByRole('radio', { name: 'May 6, 2024' })
    const other = (june as HTMLInputElement).checked ? may : june
    fireEvent.click(other)
    await clickOnceReady('Import 2 messages')
    await waitFor(() => expect(asked()).toHaveLength(1))
    const [{ messages }] = asked() as unknown as [{ messages: { at: number }[] }]
    const month = new Date(messages[1]!.at).getMonth()
    expect(month).toBe(other === may ? 4 : 5)
  })

  it('asks who oneself is when nothing tells, and remembers the answer for the next time', async () => {
    await chooseFiles(['_chat.txt', SURE])
    const me = await screen.findByRole('combobox', { name: 'I am' })
    expect(await screen.findByText('Say which of them is you.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Import 3 messages' }).hasAttribute('disabled')).toBe(true)
    fireEvent.change(me, { target: { value: 'Rep' } })
    await clickOnceReady('Import 3 messages')
    await screen.findByRole('heading', { name: '3 messages imported' })
    expect(localStorage.getItem('chatside.own-names')).toBe('["Rep"]')
  })

  it('says of each file what is wrong with it, and takes the others', async () => {
    await chooseFiles(
      ['shopping.txt', 'milk\nbread'],
      ['broken.zip', 'PK\u0003\u0004 cut off'],
      ['WhatsApp Chat with Ana Pérez.txt', SURE],
    )
    expect(await screen.findByRole('button', { name: 'Import 3 messages' })).toBeTruthy()
    const faults = screen.getByRole('alert')
    expect(faults.textContent).toContain('shopping.txt: There is no exported chat in this file.')
    expect(faults.textContent).toContain('broken.zip: This file cannot be read.')
  })

  it('can be stopped between two parts', async () => {
    const lines = Array.from({ length: 1_200 }, (_, at) => {
      const minute = String(at % 60).padStart(2, '0')
      const hour = String(Math.floor(at / 60)).padStart(2, '0')
      return `[2024-05-31, ${hour}:${minute}:00] ${at % 2 ? 'Rep' : 'Ana'}: hi`
    })
    const release = ui.background.hold('record.import')
    await chooseFiles(['WhatsApp Chat with Ana.txt', lines.join('\n')])
    click(await screen.findByRole('button', { name: 'Import 1,200 messages' }))
    await waitFor(() => expect(asked()).toHaveLength(1))
    click(await screen.findByRole('button', { name: 'Cancel' }))
    release()
    expect(await screen.findByRole('heading', { name: '500 messages imported' })).toBeTruthy()
    expect(screen.getByText(/You stopped it/)).toBeTruthy()
    expect(asked()).toHaveLength(1)
  })
})

describe('who of a chat oneself is', () => {
  it('is known by name, or is the one left beside the other', () => {
    expect(guessOwnName(['Ana', 'Rep'], 'Ana', [])).toBe('Rep')
    expect(guessOwnName(['Ana', 'Rep'], 'Chat', ['Rep'])).toBe('Rep')
    expect(guessOwnName(['Ana', 'Rep'], 'Chat', [])).toBeUndefined()
    expect(guessOwnName(['Ana', 'Bo', 'Rep'], 'Ana', [])).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { contactNamed, replyOf } from '../support/fake-state'
import { BRUNO, MARIA, openSidebar } from '../support/fake-page'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'

const ui = useInterface()

function withReplies() {
  const maria = contactNamed('Maria Souza')
  const { contacts, links, replies } = ui.background.state
  contacts.push(maria)
  links[MARIA.key] = maria.id
  replies.push(
    replyOf('hello', 'Hello {{first_name|there}}, this is {{my_name}}.', 'Greeting'),
    replyOf('price', 'The price is {{price}}.', 'Price'),
  )
  return maria
}

const search = () => screen.findByRole('combobox', { name: 'Search quick replies' })
const preview = () => screen.findByRole('group', { name: 'What the customer gets' })

describe('quick replies beside a chat', () => {
  it('shows exactly what the customer will get', async () => {
    withReplies()
    openSidebar(MARIA)
    type(await search(), 'greet')
    expect(within(await preview()).getByText('Hello Maria, this is Ana.')).toBeTruthy()
  })

  it('inserts on Enter what the preview shows, and counts the use', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'hello')
    await preview()
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['Hello Maria, this is Ana.']))
    expect(await screen.findByText('Inserted. You send it.')).toBeTruthy()
    await waitFor(() => expect(ui.background.askedFor('replies.used')).toHaveLength(1))
    const prepared = page.received.find(({ type }) => type === 'prepare')
    expect(prepared).toMatchObject({ key: MARIA.key, epoch: MARIA.epoch })
  })

  it('asks for what is open before it inserts, and shows it filled in', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'price')
    expect(within(await preview()).getByText('{{price}}')).toBeTruthy()
    press('Enter')
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Price' })))
    expect(page.inserted).toEqual([])
    fireEvent.input(screen.getByRole('textbox', { name: 'Price' }), { target: { value: '€ 40' } })
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['The price is € 40.']))
  })

  it('inserts nothing while an answer is missing', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'price')
    await preview()
    click(screen.getByRole('button', { name: 'Insert' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Price' })))
    expect(page.received.some(({ type }) => type === 'insert')).toBe(false)
  })

  it('says that the chat changed, and inserts nothing', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    page.refusals.push({ type: 'insert', code: 'chat-changed' })
    type(await search(), 'hello')
    await preview()
    press('Enter')
    expect(await screen.findByText('The chat changed, so nothing was inserted.')).toBeTruthy()
    expect(page.inserted).toEqual([])
    expect(ui.background.askedFor('replies.used')).toEqual([])
  })

  it('says so when the chat changes between the press and the insertion', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'price')
    await preview()
    const release = ui.background.hold('replies.render')
    fireEvent.input(screen.getByRole('textbox', { name: 'Price' }), { target: { value: '€ 40' } })
    click(screen.getByRole('button', { name: 'Insert' }))
    page.show({ chat: BRUNO })
    expect(await screen.findByText('The chat changed, so nothing was inserted.')).toBeTruthy()
    release()
    expect(page.received.some(({ type }) => type === 'insert')).toBe(false)
  })

  it('offers to insert again when the message box changed since the preview', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    page.refusals.push({ type: 'insert', code: 'composer-changed' })
    type(await search(), 'hello')
    await preview()
    press('Enter')
    click(await screen.findByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(page.inserted).toEqual(['Hello Maria, this is Ana.']))
  })

  it('offers to copy when there is no message box', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    page.refusals.push({ type: 'prepare', code: 'no-composer' })
    type(await search(), 'hello')
    await preview()
    press('Enter')
    expect(await screen.findByText('There is no message box to insert into.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Copy text' })).toBeTruthy()
  })

  it('does not insert a text that changed since it was previewed', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'hello')
    await preview()
    ui.background.state.replies[0]!.body = 'Something else'
    press('Enter')
    expect(await screen.findByText(/The text has changed since the preview/)).toBeTruthy()
    expect(page.inserted).toEqual([])
    expect(await screen.findByText('Something else', { selector: 'p' })).toBeTruthy()
  })

  it('forgets the preview when the chat is switched', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'hello')
    await preview()
    page.show({ chat: BRUNO })
    await screen.findByRole('heading', { name: 'Bruno' })
    expect(screen.queryByRole('group', { name: 'What the customer gets' })).toBeNull()
  })

  it('offers examples when there is none yet', async () => {
    openSidebar(MARIA)
    click(await screen.findByRole('button', { name: 'Add examples' }))
    expect(await screen.findByRole('option', { name: /hello/ })).toBeTruthy()
  })
})

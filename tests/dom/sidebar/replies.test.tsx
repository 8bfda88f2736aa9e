import { describe, expect, it } from 'vitest'
import type { Reply } from '@/storage/schema/reply'
import { contactNamed, fileNamed, replyOf } from '../support/fake-state'
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

async function previewText(): Promise<string | null> {
  return (await preview()).querySelector('p')!.textContent
}

/** Adds a reply and looks at it beside Maria's chat. */
async function look(reply: Reply) {
  withReplies()
  ui.background.state.replies.push(reply)
  const page = openSidebar(MARIA)
  type(await search(), reply.shortcut)
  await preview()
  return page
}

describe('quick replies beside a chat', () => {
  it('shows exactly what the customer will get', async () => {
    withReplies()
    openSidebar(MARIA)
    type(await search(), 'greet')
    expect(await previewText()).toBe('Hello Maria, this is Ana.')
  })

  it('inserts on Enter what the preview shows, and remembers the answers', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'hello')
    await preview()
    press('Enter')
    await waitFor(() => expect(page.inserted).toEqual(['Hello Maria, this is Ana.']))
    expect(await screen.findByText('Inserted. You send it.')).toBeTruthy()
    await waitFor(() => expect(ui.background.askedFor('replies.inserted')).toHaveLength(1))
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
    expect(ui.background.askedFor('replies.inserted')).toEqual([])
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
    await waitFor(async () => expect(await previewText()).toBe('Something else'))
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

  it('hands over whose text it is and where the cursor belongs', async () => {
    const reply = replyOf('order', 'Order {{cursor}} for {{cursor}}.')
    const page = await look(reply)
    press('Enter')
    await waitFor(() => expect(page.insertions).toHaveLength(1))
    expect(page.insertions[0]).toMatchObject({ replyId: reply.id, text: 'Order  for .', stops: [6, 11] })
  })

  it('asks once more when many replies went to this customer lately', async () => {
    ui.background.state.recentReplies = 3
    const page = await look(replyOf('bye', 'Bye!'))
    press('Enter')
    expect(await screen.findByText(/3 quick replies went to this customer/)).toBeTruthy()
    expect(page.inserted).toEqual([])
    click(screen.getByRole('button', { name: 'Insert anyway' }))
    await waitFor(() => expect(page.inserted).toEqual(['Bye!']))
  })

  it('says in which language the customer gets it', async () => {
    const reply = replyOf('bye', 'Bye!', 'Farewell', { language: 'en', variants: { pt: 'Tchau!' } })
    withReplies().language = 'pt'
    ui.background.state.replies.push(reply)
    openSidebar(MARIA)
    type(await search(), 'bye')
    expect(await previewText()).toBe('Tchau!')
    expect(within(await preview()).getByText('In Portuguese')).toBeTruthy()
  })

  it('hands a file over to WhatsApp, and says when its preview did not open', async () => {
    const file = fileNamed('menu.pdf', 'application/pdf', 340_000)
    ui.background.state.media.push(file)
    const page = await look(replyOf('menu', 'Our menu', 'Menu', { media: { [file.id]: 1 } }))
    const files = within(screen.getByRole('list', { name: 'Files' }))
    expect(files.getByText('340 kB')).toBeTruthy()
    click(files.getByRole('button', { name: 'Attach menu.pdf' }))
    expect(await screen.findByText('WhatsApp shows menu.pdf. You send it.')).toBeTruthy()
    expect(page.attached).toEqual(['menu.pdf'])
    page.opensPreview = false
    click(files.getByRole('button', { name: 'Attach menu.pdf' }))
    expect(await screen.findByText(/did not open its preview for menu.pdf/)).toBeTruthy()
  })

  it('shows the trigger before the shortcut, and why a reply stands where it does', async () => {
    withReplies()
    const { replies, uses } = ui.background.state
    uses[replies[1]!.id] = { uses: 4, lastUsedAt: Date.now() - 3_600_000 }
    openSidebar(MARIA)
    const options = await screen.findAllByRole('option')
    await waitFor(() => expect(options[0]!.textContent).toContain('/price'))
    expect(options[0]!.title).toMatch(/^Used 4 times, last 1 hr. ago\./)
    expect(options[1]!.title).toMatch(/^Not used yet/)
  })

  it('offers nothing that was put aside', async () => {
    withReplies()
    ui.background.state.replies[0]!.archivedAt = 1
    openSidebar(MARIA)
    expect(await screen.findAllByRole('option')).toHaveLength(1)
  })

  it('says that nothing was inserted when another reply was chosen before the text was ready', async () => {
    withReplies()
    const page = openSidebar(MARIA)
    type(await search(), 'price')
    await preview()
    const release = ui.background.hold('replies.render')
    fireEvent.input(screen.getByRole('textbox', { name: 'Price' }), { target: { value: '€ 40' } })
    press('Enter')
    fireEvent.input(await search(), { target: { value: 'hello' } })
    expect(await screen.findByText(/The preview closed before the text was ready/)).toBeTruthy()
    release()
    expect(page.received.some((message) => message.type === 'insert')).toBe(false)
  })

  it('keeps what is being filled in when a change elsewhere moves the reply', async () => {
    withReplies()
    openSidebar(MARIA)
    type(await search(), 'price')
    await preview()
    fireEvent.input(screen.getByRole('textbox', { name: 'Price' }), { target: { value: '€ 40' } })
    ui.background.state.replies.push(replyOf('price', 'Another', 'Price'))
    ui.background.announce('replies')
    await waitFor(() => expect(screen.getAllByRole('option', { name: /Price/ })).toHaveLength(2))
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Price' }).value).toBe('€ 40')
  })
})

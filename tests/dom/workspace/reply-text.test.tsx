import { describe, expect, it } from 'vitest'
import { contactNamed, replyOf } from '../support/fake-state'
import { click, fireEvent, press, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const body = async () => (await screen.findByRole('textbox', { name: 'Text' })) as HTMLTextAreaElement

/** Puts `text` into the field as if it had just been typed; the caret is where `^` stands, else at the end. */
async function typeText(text: string): Promise<HTMLTextAreaElement> {
  const area = await body()
  const caret = text.includes('^') ? text.indexOf('^') : text.length
  area.focus()
  area.value = text.replace('^', '')
  area.setSelectionRange(caret, caret)
  fireEvent.input(area)
  return area
}

const completions = () => screen.findByRole('listbox', { name: 'Insert a placeholder' })

describe('placeholders at the caret', () => {
  it('are offered as one types, with their label and what they are for the chosen contact', async () => {
    ui.background.state.contacts.push(contactNamed('Maria Souza'))
    await openWorkspaceAt('replies/new')
    await screen.findByRole('heading', { name: 'What Maria Souza gets' })
    const area = await typeText('Hi {{fi^')
    const options = within(await completions()).getAllByRole('option')
    expect(options[0]!.textContent).toBe('First namefirst_nameMaria')
    expect(area.getAttribute('aria-activedescendant')).toBe(options[0]!.id)
    press('Enter')
    await waitFor(() => expect(area.value).toBe('Hi {{first_name}}'))
    expect(area.selectionStart).toBe('Hi {{first_name}}'.length)
    expect(screen.queryByRole('listbox', { name: 'Insert a placeholder' })).toBeNull()
  })

  it('are chosen by arrows and Tab, and go away by Escape', async () => {
    await openWorkspaceAt('replies/new')
    const area = await typeText('{{my_^')
    await completions()
    press('ArrowDown')
    const chosen = within(await completions()).getAllByRole('option')[1]!
    await waitFor(() => expect(chosen.getAttribute('aria-selected')).toBe('true'))
    press('Escape')
    await waitFor(() => expect(screen.queryByRole('listbox', { name: 'Insert a placeholder' })).toBeNull())
    await typeText('{{my_co^')
    await completions()
    press('Tab')
    await waitFor(() => expect(area.value).toBe('{{my_company}}'))
  })

  it('are offered by a button too, where the cursor is', async () => {
    await openWorkspaceAt('replies/new')
    const area = await typeText('Hello ^!')
    click(screen.getByRole('button', { name: 'Insert a placeholder' }))
    click(within(await completions()).getByRole('option', { name: /^Company/ }))
    await waitFor(() => expect(area.value).toBe('Hello {{company}}!'))
  })

  it('go on to what belongs into them', async () => {
    ui.background.state.replies.push(replyOf('sign', 'Best'))
    await openWorkspaceAt('replies/new')
    const area = await typeText('{{reply^')
    await completions()
    press('Enter')
    await waitFor(() => expect(area.value).toBe('{{reply: }}'))
    expect(await screen.findByRole('option', { name: /sign/, selected: true })).toBeTruthy()
    press('Enter')
    await waitFor(() => expect(area.value).toBe('{{reply: sign}}'))
  })
})

describe('the text of a reply', () => {
  it('is drawn piece by piece without changing it', async () => {
    await openWorkspaceAt('replies/new')
    const text = 'Hi {{first_name|{{company|there}}}}, {{number: Trays; min=1}} \\{x\\}\n\n{{frist_name}}'
    await typeText(text)
    const layer = document.querySelector('pre[aria-hidden=true]')!
    await waitFor(() => expect(layer.textContent).toBe(`${text}\n`))
    expect(layer.querySelectorAll('.token-has-problem').length).toBeGreaterThan(0)
  })

  it('is looked over as one types: what is a slip can be put right by a press', async () => {
    await openWorkspaceAt('replies/new')
    const area = await typeText('Hi {{frist_name|there}}!')
    const findings = within(await screen.findByRole('list', { name: 'What could be better' }))
    expect(await findings.findByText(/Chatside knows nothing named “frist_name”/)).toBeTruthy()
    click(findings.getByRole('button', { name: 'Show' }))
    expect([area.selectionStart, area.selectionEnd]).toEqual([3, 23])
    click(findings.getByRole('button', { name: 'Write first_name' }))
    await waitFor(() => expect(area.value).toBe('Hi {{first_name|there}}!'))
  })

  it('is counted as the customer gets it, with advice when there is much', async () => {
    await openWorkspaceAt('replies/new')
    await typeText('x'.repeat(200))
    expect(await screen.findByText('200 characters')).toBeTruthy()
    expect(screen.getByText(/200 characters; up to 160 are read at a glance/)).toBeTruthy()
    expect(screen.getByText(/No name is in it/)).toBeTruthy()
  })

  it('minds that marketing needs consent', async () => {
    const promo = replyOf('promo', 'Hi {{first_name}}, 20 % off', 'Promo', { labels: { marketing: 1 } })
    ui.background.state.replies.push(promo)
    await openWorkspaceAt(`replies/${promo.id}`)
    expect(await screen.findByText(/only for customers who agreed/)).toBeTruthy()
  })
})

describe('the languages of a reply', () => {
  async function openHello(): Promise<void> {
    const hello = replyOf('hello', 'Hello!', 'Greeting', { language: 'en', variants: { pt: 'Olá!' } })
    ui.background.state.replies.push(hello)
    await openWorkspaceAt(`replies/${hello.id}`)
    await body()
  }

  it('are tabs that arrows go through', async () => {
    await openHello()
    const english = screen.getByRole('tab', { name: 'English', selected: true })
    english.focus()
    press('ArrowRight')
    expect(screen.getByRole('tab', { name: 'Portuguese', selected: true })).toBe(document.activeElement)
    expect((await body()).value).toBe('Olá!')
  })

  it('can be added, begun with the text in sight', async () => {
    await openHello()
    fireEvent.change(screen.getByRole('combobox', { name: 'Add a language' }), { target: { value: 'ja' } })
    expect(await screen.findByRole('tab', { name: 'Japanese', selected: true })).toBeTruthy()
    expect((await body()).value).toBe('Hello!')
    await typeText('こんにちは！')
    press('Ctrl+s')
    await waitFor(() => expect(ui.background.askedFor('replies.save')).toHaveLength(1))
    expect(ui.background.askedFor('replies.save')[0]).toMatchObject({
      body: 'Hello!',
      language: 'en',
      variants: { pt: 'Olá!', ja: 'こんにちは！' },
    })
  })

  it('can be taken away, and put back', async () => {
    await openHello()
    click(screen.getByRole('tab', { name: 'Portuguese' }))
    click(await screen.findByRole('button', { name: 'Remove Portuguese' }))
    expect(screen.queryByRole('tab', { name: 'Portuguese' })).toBeNull()
    click(await screen.findByRole('button', { name: 'Undo' }))
    expect(await screen.findByRole('tab', { name: 'Portuguese' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Save' })).toHaveProperty('disabled', true)
  })

  it('say which of them still needs a text', async () => {
    await openHello()
    click(screen.getByRole('tab', { name: 'Portuguese' }))
    await typeText('')
    click(screen.getByRole('tab', { name: 'English' }))
    press('Ctrl+s')
    expect(await screen.findByRole('tab', { name: /Portuguese.*needs a text/ })).toBeTruthy()
    expect(ui.background.askedFor('replies.save')).toEqual([])
  })
})

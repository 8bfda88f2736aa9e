import { describe, expect, it } from 'vitest'
import { click, fireEvent, press, screen, type, useInterface, waitFor } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'
import { AT, newId, replyOf, tagNamed } from '../support/fake-state'
import type { SuggestionRule } from '@/storage/schema/suggestion'

const ui = useInterface()

function rule(fields: Partial<SuggestionRule>): SuggestionRule {
  const made: SuggestionRule = {
    id: newId(),
    name: 'Price',
    isOn: true,
    condition: { type: 'keyword', words: ['price', 'cost'], match: 'any' },
    replyId: ui.background.state.replies[0]?.id ?? newId(),
    dismissals: 0,
    createdAt: AT,
    updatedAt: AT,
    ...fields,
  }
  ui.background.state.suggestions.push(made)
  return made
}

function reply(title: string): string {
  const made = { ...replyOf(title.toLowerCase(), 'Hello'), title }
  ui.background.state.replies.push(made)
  return made.id
}

describe('the rules that propose quick replies', () => {
  it('begin with an example that is tried out before it is saved', async () => {
    const replyId = reply('Prices')
    ui.background.answers['suggestions.dryRun'] = () => ({
      looked: 40,
      hits: [{ at: AT, words: 'price' }],
    })
    await openWorkspaceAt('suggestions')
    expect(await screen.findByRole('heading', { name: 'No rules yet' })).toBeTruthy()
    click(await screen.findByRole('button', { name: 'Use Asks for the price' }))
    await screen.findByRole('dialog', { name: 'New rule' })
    click(screen.getByRole('button', { name: 'Save' }))
    expect(await screen.findByText('Choose what to propose.')).toBeTruthy()
    type(screen.getByRole('combobox', { name: 'Propose' }), 'Pri')
    press('Enter')
    click(screen.getByRole('button', { name: 'Try it out' }))
    expect(await screen.findByText('40 messages looked at; it would have proposed 1 time.')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(ui.background.askedFor('suggestions.save')).toMatchObject([
        { name: 'Asks for the price', replyId, isOn: true, condition: { type: 'keyword', match: 'any' } },
      ]),
    )
    expect(await screen.findByText(/Proposes “Prices”/)).toBeTruthy()
  })

  it('ask for what the kind of moment needs', async () => {
    reply('Hello')
    const tag = tagNamed('VIP')
    ui.background.state.tags.push(tag)
    await openWorkspaceAt('suggestions')
    click(await screen.findByRole('button', { name: 'New rule' }))
    const when = await screen.findByRole('combobox', { name: 'When' })
    const choose = (value: string) => fireEvent.change(when, { target: { value } })
    choose('silent')
    expect(await screen.findByRole('checkbox', { name: 'Only when my message was read' })).toBeTruthy()
    choose('in-a-row')
    expect(await screen.findByRole('spinbutton', { name: 'Messages in a row' })).toBeTruthy()
    choose('time')
    fireEvent.change(await screen.findByRole('combobox', { name: 'The message came' }), {
      target: { value: 'between' },
    })
    expect(await screen.findByRole('button', { name: 'Mon', pressed: true })).toBeTruthy()
    choose('tag')
    type(await screen.findByRole('combobox', { name: 'Tags' }), 'VIP')
    press('Enter')
    type(screen.getByRole('textbox', { name: 'Name' }), 'Very important')
    type(screen.getByRole('combobox', { name: 'Propose' }), 'Hello')
    press('Enter')
    await waitFor(() => expect(screen.getByRole('button', { name: 'Remove tag VIP' })).toBeTruthy())
    click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(ui.background.askedFor('suggestions.save')).toMatchObject([
        { name: 'Very important', condition: { type: 'tag', tagIds: [tag.id] } },
      ]),
    )
  })

  it('are switched off, wake from their rest, say that their reply is gone, and are deleted with an undo', async () => {
    const replyId = reply('Prices')
    const resting = rule({ replyId, dismissals: 2 })
    rule({ name: 'Lost', replyId: newId(), condition: { type: 'in-a-row', count: 2 } })
    await openWorkspaceAt('suggestions')
    expect(await screen.findByText('When the customer mentions “price” “cost”')).toBeTruthy()
    expect(screen.getByText(/Its quick reply is not there any more/)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Let it propose again' }))
    await waitFor(() => expect(ui.background.askedFor('suggestions.wake')).toEqual([{ id: resting.id }]))
    click(screen.getByRole('checkbox', { name: 'Rule “Price” is on' }))
    await waitFor(() =>
      expect(ui.background.askedFor('suggestions.save')).toMatchObject([{ id: resting.id, isOn: false }]),
    )
    click(screen.getByRole('button', { name: 'Delete rule “Lost”' }))
    expect(await screen.findByRole('button', { name: 'Undo' })).toBeTruthy()
  })
})

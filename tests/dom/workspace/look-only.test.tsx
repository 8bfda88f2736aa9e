import { describe, expect, it } from 'vitest'
import { paletteCommands } from '@/components/app/commands'
import type { TeamRole } from '@/storage/schema/team'
import {
  contactNamed,
  dealOf,
  followUpOf,
  noteOf,
  productNamed,
  replyOf,
  tagNamed,
  AT,
  newId,
} from '../support/fake-state'
import { teamOf } from '../support/fake-team'
import { press, screen, useInterface, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const state = () => ui.background.state
const LOOK_ONLY = 'In this team you may look, and not change.'
const LEADERS_ONLY = 'In this team owners and managers change this; you may look.'

/** Opens a screen as somebody with `role`, and waits until it says what they may. */
async function openAs(role: TeamRole, path: string, line: string = LOOK_ONLY): Promise<void> {
  state().team = teamOf(role)
  await openWorkspaceAt(path)
  await screen.findByText(line)
}

const main = () => within(screen.getByRole('main'))
const namesOf = (role: 'button' | 'textbox' | 'combobox' | 'checkbox' | 'link') =>
  main()
    .queryAllByRole(role)
    .map((one) => one.getAttribute('aria-label') ?? one.textContent)

function known() {
  const tag = tagNamed('VIP')
  const carla = contactNamed('Carla', { company: 'Azul', tags: { [tag.id]: 1 } })
  state().tags.push(tag)
  state().contacts.push(carla)
  state().notes.push(noteOf(carla.id, 'Blue chairs'))
  state().followUps.push(followUpOf(carla.id, AT + 400 * 86_400_000, 'Call'))
  state().deals.push(dealOf(carla.id, '40 trays', { stageId: state().settings.stages[0]!.id, rank: 1 }))
  return carla
}

describe('whoever looks on', () => {
  it('sees what is on a card, and nothing that would change it', async () => {
    const carla = known()
    await openAs('viewer', `contacts/${carla.id}`)
    const card = within(screen.getByRole('region', { name: 'Open contact' }))
    expect(await card.findByText('Blue chairs')).toBeTruthy()
    expect(await card.findByText('40 trays')).toBeTruthy()
    expect(card.getByText('Azul')).toBeTruthy()
    expect(card.getByText('VIP')).toBeTruthy()
    expect(card.getByText('Call')).toBeTruthy()
    expect(card.queryByRole('textbox')).toBeNull()
    const names = card.getAllByRole('button').map((one) => one.getAttribute('aria-label') ?? one.textContent)
    const changing = /save|edit|add|new|remove|delete|erase|done|plan|snooze|assign|track|split|pin/i
    expect(names.filter((name) => changing.test(name ?? ''))).toEqual([])
    press('f')
    expect(screen.queryByRole('group', { name: 'Plan a follow-up' })).toBeNull()
    expect(ui.background.askedFor('contacts.save')).toEqual([])
  })

  it('finds no way to new contacts, in the list, by an address, or among the commands', async () => {
    known()
    await openAs('viewer', 'import-contacts')
    expect(main().queryByRole('button')).toBeNull()
    const labels = paletteCommands().map(({ label }) => label)
    expect(labels).not.toContain('New contact')
    expect(labels).not.toContain('Import contacts')
    expect(labels).toContain('Export contacts')
    window.location.hash = '#/contacts'
    expect(await screen.findByText('Carla')).toBeTruthy()
    expect(namesOf('button')).not.toContain('New contact')
  })

  it('walks over the board of deals and moves none', async () => {
    known()
    await openAs('viewer', 'pipeline')
    const deal = await screen.findByRole('button', { name: /^40 trays/ })
    deal.focus()
    press('Shift+ArrowRight')
    press('Delete')
    expect(ui.background.askedFor('deals.move')).toEqual([])
    expect(ui.background.askedFor('deals.remove')).toEqual([])
    expect(namesOf('button').filter((name) => /new/i.test(name ?? ''))).toEqual([])
    deal.click()
    expect(window.location.hash).toMatch(/^#\/contacts\//)
  })

  it('reads quick replies in every language', async () => {
    const reply = replyOf('hello', 'Hello!', 'Hello', { variants: { de: 'Guten Tag!' } })
    state().replies.push(reply)
    await openAs('viewer', `replies/${reply.id}`)
    expect(await screen.findByText('Guten Tag!')).toBeTruthy()
    expect(namesOf('textbox').filter((name) => !/search/i.test(name ?? ''))).toEqual([])
    expect(namesOf('button').filter((name) => /new|save/i.test(name ?? ''))).toEqual([])
  })

  it('reads products and their stock', async () => {
    state().products.push(productNamed('Oak table', { stock: 'low' }))
    await openAs('viewer', 'products')
    expect(await main().findByText('Oak table')).toBeTruthy()
    expect([...namesOf('link'), ...namesOf('combobox')]).toEqual([])
    expect(namesOf('button').filter((name) => /new|delete|remove/i.test(name ?? ''))).toEqual([])
  })
})

describe('a seller', () => {
  it('reads the rules for tags, which those who lead write', async () => {
    const tag = tagNamed('Wholesale')
    state().tags.push(tag)
    const condition = { kind: 'grade' as const, grades: ['A' as const] }
    const groups = [{ match: 'all' as const, conditions: [condition] }]
    const rule = { id: newId(), name: 'Buys often', tagId: tag.id, match: 'all' as const, groups, on: true }
    state().tagRules.push({ ...rule, createdAt: AT, updatedAt: AT })
    await openAs('rep', 'tag-rules', LEADERS_ONLY)
    expect(await main().findByText('Buys often')).toBeTruthy()
    expect(namesOf('button')).toEqual([])
    expect(main().getByRole<HTMLInputElement>('checkbox').disabled).toBe(true)
  })

  it('changes customers as ever', async () => {
    const carla = known()
    state().team = teamOf('rep')
    await openWorkspaceAt(`contacts/${carla.id}`)
    expect(await screen.findByRole('textbox', { name: 'New note' })).toBeTruthy()
    expect(screen.queryByText(LOOK_ONLY)).toBeNull()
  })
})

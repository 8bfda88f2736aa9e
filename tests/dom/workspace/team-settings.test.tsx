import { describe, expect, it } from 'vitest'
import type { TeamRole } from '@/storage/schema/team'
import { newId } from '@/utils/ids'
import { tagNamed } from '../support/fake-state'
import { teamOf } from '../support/fake-team'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const state = () => ui.background.state
const LEADERS_ONLY = 'In this team owners and managers change this; you may look.'
const LOOK_ONLY = 'In this team you may look, and not change.'

/** Opens the settings as somebody who may be in a team. */
async function openAs(role: TeamRole | undefined): Promise<void> {
  if (role !== undefined) state().team = teamOf(role)
  await openWorkspaceAt('settings')
  await screen.findByRole('heading', { level: 1, name: 'Settings' })
}

const group = async (name: string) => within(await screen.findByRole('region', { name }))
const rowsOf = async (region: string, list: string) => {
  const found = await (await group(region)).findByRole('list', { name: list })
  return within(found)
    .getAllByRole('listitem')
    .map((one) => one.textContent)
}

describe('what a team has in common in its settings', () => {
  it.each<[TeamRole, string]>([
    ['rep', LEADERS_ONLY],
    ['viewer', LOOK_ONLY],
  ])('is there for a %s to read, without editors and with one line', async (role, line) => {
    const tag = tagNamed('VIP')
    state().tags.push(tag)
    Object.assign(state().settings, {
      customFields: [{ id: newId(), label: 'Size', kind: 'choice', choices: ['S', 'M'] }],
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      cadences: [{ id: newId(), tagId: tag.id, idealHours: 48, maxHours: 72, seasons: [] }],
      currency: 'CHF',
    })
    await openAs(role)
    expect(await rowsOf('Pipeline', 'Stages')).toContain('WonWon')
    expect(await rowsOf('Contacts', 'Fields of your own')).toEqual(['SizeChoice: S, M'])
    expect(await rowsOf('Contacts', 'Grades')).toContain('Or this amount a month for an A, in CHF5,000')
    expect(await rowsOf('Today', 'Answer within')).toContain('Grade A, outside working hours30 min')
    await waitFor(async () =>
      expect(await rowsOf('Today', 'Keep in touch')).toEqual(['Tag VIPIdeal 2 days · Longest 3 days']),
    )
    expect(await rowsOf('Today', 'Holidays')).toEqual(['Friday, December 25, 2026Christmas'])
    expect(await rowsOf('Suggestions', 'Currency')).toEqual(['CurrencyCHF'])
    for (const name of ['Pipeline', 'Contacts', 'Today', 'Suggestions']) {
      expect((await group(name)).getAllByText(line)).toHaveLength(1)
      const changing = (await group(name)).queryAllByRole('button', { name: /add|remove|move|reset/i })
      // How the person's own list of today is made stays theirs.
      const own = name === 'Today' ? ['Reset to the default: Conversations that rest'] : []
      expect(changing.map((one) => one.getAttribute('aria-label'))).toEqual(own)
    }
    expect((await group('Pipeline')).queryAllByRole('textbox')).toEqual([])
    // What is one's own stays to be set.
    expect((await group('Contacts')).getAllByRole('textbox')).toHaveLength(1)
    expect((await group('Suggestions')).getAllByRole('checkbox').length).toBeGreaterThan(0)
  })

  it.each<TeamRole>(['owner', 'manager'])('is changed by an %s, who says what they saw', async (role) => {
    await openAs(role)
    const { stages } = state().settings
    click(await (await group('Pipeline')).findByRole('button', { name: 'Add a stage' }))
    await waitFor(() => expect(ui.background.askedFor('settings.set')).toHaveLength(1))
    const [asked] = ui.background.askedFor('settings.set')
    expect(asked).toMatchObject({ seen: { stages } })
    expect(screen.queryByText(LEADERS_ONLY)).toBeNull()
  })

  it('has its stages edited from the board by those alone who may', async () => {
    state().team = teamOf('rep')
    await openWorkspaceAt('pipeline')
    expect(await screen.findByRole('button', { name: 'New deal' })).toBeTruthy()
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Edit stages' })).toBeNull())
  })

  it('is taken back as what was done, and not as what others have made of it since', async () => {
    await openAs('owner')
    const before = state().settings.stages
    click(await (await group('Pipeline')).findByRole('button', { name: 'Remove stage Read' }))
    await waitFor(() => expect(ui.background.askedFor('settings.set')).toHaveLength(1))
    const { stages } = state().settings
    state().settings.stages = [{ id: newId(), name: 'By Bruno', kind: 'open' }, ...stages]
    ui.background.announce('settings')
    expect(await (await group('Pipeline')).findByDisplayValue('By Bruno')).toBeTruthy()
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.askedFor('settings.set')).toHaveLength(2))
    const [done, undone] = ui.background.askedFor('settings.set')
    expect(undone).toEqual({ patch: { stages: before }, seen: done!.patch })
  })

  it('is not reset with one’s own settings, which is said', async () => {
    await openAs('rep')
    const line = 'What your team has in common in its settings stays as it is.'
    expect(await screen.findByText(line)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Reset all settings' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(line)).toBeTruthy()
    click(dialog.getByRole('button', { name: 'Reset all settings' }))
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.askedFor('settings.set')).toHaveLength(1))
    const { patch } = ui.background.askedFor('settings.set')[0]!
    expect(patch).toHaveProperty('trigger')
    for (const name of [
      'stages',
      'customFields',
      'cadences',
      'grading',
      'currency',
      'holidays',
      'serviceLevels',
    ]) {
      expect(patch).not.toHaveProperty(name)
    }
  })

  it('stands under Team in the words of the settings when two have changed it', async () => {
    state().team = teamOf('owner')
    const rowId = newId()
    const about = { id: newId(), at: Date.now(), table: 'teamSettings', rowId, row: `teamSettings|${rowId}` }
    state().team.conflicts.push(
      { ...about, field: 'value.name', mine: 'Offer', theirs: 'Quote', title: 'Quote', part: 'stages' },
      {
        ...about,
        id: newId(),
        field: 'value.A:minutes',
        mine: 5,
        theirs: 60,
        title: '',
        part: 'serviceLevels',
      },
    )
    await openWorkspaceAt('team')
    const list = within(await screen.findByRole('region', { name: /^Changed at the same time/ }))
    const [first, second] = await list.findAllByRole('listitem')
    expect(first!.textContent).toMatch(/“Name”.*stages of deals: Quote.*YoursOfferTheirsQuote/)
    expect(second!.textContent).toMatch(/“Grade A”.*Yours5 minTheirs1 hr/)
  })

  it('is one’s own without a team', async () => {
    await openAs(undefined)
    const currency = await (await group('Suggestions')).findByRole('combobox', { name: 'Currency' })
    fireEvent.change(currency, { target: { value: 'EUR' } })
    await waitFor(() =>
      expect(ui.background.askedFor('settings.set')).toEqual([{ patch: { currency: 'EUR' } }]),
    )
    expect(screen.queryByText(LEADERS_ONLY)).toBeNull()
  })
})

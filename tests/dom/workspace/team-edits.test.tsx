import { describe, expect, it } from 'vitest'
import type { ShownConflict, ShownRefusal } from '@/storage/protocol/team'
import { newId } from '@/utils/ids'
import { contactNamed, STAGES, tagNamed } from '../support/fake-state'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const BRUNO = { id: 'bruno', name: 'Bruno' }

function inTeam(): void {
  ui.background.state.team = teamOf('rep')
  ui.background.state.team.members.push(memberNamed('Bruno'))
}

function collided(fields: Partial<ShownConflict> & Pick<ShownConflict, 'field' | 'mine' | 'theirs'>): void {
  const rowId = fields.rowId ?? newId()
  const table = fields.table ?? 'contacts'
  const about = { table, rowId, row: `${table}|${rowId}`, title: 'Carla' }
  ui.background.state.team.conflicts.push({ id: newId(), at: Date.now(), by: BRUNO, ...about, ...fields })
}

function refused(values: Record<string, unknown>, fields: Partial<ShownRefusal> = {}): void {
  const about = { table: 'contacts', rowId: newId(), title: 'Carla', reason: 'denied' } as const
  ui.background.state.team.refusals.push({ id: newId(), at: Date.now(), values, ...about, ...fields })
}

const part = async (name: RegExp) => within(await screen.findByRole('region', { name }))
const conflicts = () => part(/^Changed at the same time/)
const refusals = () => part(/^Changes the team did not take/)

describe('what was changed at the same time', () => {
  it('stands with the contact, in the words of the card: who, yours and theirs', async () => {
    inTeam()
    const carla = contactNamed('Carla')
    const stage = { field: 'stageId', mine: STAGES[0]!.id, theirs: STAGES[3]!.id }
    collided({ rowId: carla.id, field: 'source', mine: 'event', theirs: 'Fair in Lyon' })
    collided({ ...stage, table: 'deals', title: 'Wedding', contactId: carla.id, contactName: 'Carla' })
    collided({ field: 'name', table: 'tags', title: 'VIP', mine: 'VIP', theirs: 'Gold' })
    await openWorkspaceAt('team')
    const link = await (await conflicts()).findByRole('link', { name: 'Carla' })
    expect(link.getAttribute('href')).toBe(`#/contacts/${carla.id}`)
    const [first, second, third] = (await conflicts()).getAllByRole('listitem')
    expect(first!.textContent).toMatch(/Bruno changed “Came from”.*YoursEventTheirsFair in Lyon/)
    expect(second!.textContent).toMatch(/“Stage”.*Deal: Wedding.*YoursDeliveredTheirsQuoted/)
    expect(third!.textContent).toMatch(/“Name”.*Tag: VIP/)
    expect((await conflicts()).getAllByRole('heading', { level: 3 }).map((one) => one.textContent)).toEqual([
      'Carla',
      'Tag: VIP',
    ])
  })

  it('is settled by taking one’s own value, which can be taken back', async () => {
    inTeam()
    collided({ field: 'company', mine: 'Rye & Co', theirs: 'Rye' })
    collided({ field: 'role', mine: 'Chef', theirs: null })
    await openWorkspaceAt('team')
    const [first] = ui.background.state.team.conflicts
    click(await screen.findByRole('button', { name: 'Take mine: Company, Carla' }))
    expect(await screen.findByText('Yours stands: Company')).toBeTruthy()
    expect(ui.background.askedFor('team.resolve')).toEqual([{ id: first!.id, keep: 'mine' }])
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Take mine'))
    click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('Undone')).toBeTruthy()
    expect(ui.background.askedFor('undo')).toHaveLength(1)
  })

  it('is settled by leaving theirs; after the last one the part is gone', async () => {
    inTeam()
    collided({ field: 'role', mine: 'Chef', theirs: null })
    await openWorkspaceAt('team')
    click(await screen.findByRole('button', { name: 'Leave theirs: Role, Carla' }))
    expect(await screen.findByText('Theirs stands: Role')).toBeTruthy()
    await waitFor(() => expect(screen.queryByText('Changed at the same time')).toBeNull())
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Team', level: 1 }))
  })

  it('shows values as a person reads them', async () => {
    inTeam()
    const tag = tagNamed('VIP')
    ui.background.state.tags.push(tag)
    const shown = { table: 'deals', title: 'Wedding', currency: 'JPY' }
    collided({ ...shown, field: 'amountMinor', mine: 1_500, theirs: 2_000 })
    collided({ ...shown, field: 'expectedClose', mine: '2026-12-01', theirs: null })
    collided({ field: `tags.${tag.id}`, mine: null, theirs: 1 })
    collided({ field: 'custom.Allergies, etc.', mine: 'nuts', theirs: null })
    collided({ table: 'replies', title: 'Hello', field: 'labels.sales', mine: 1, theirs: null })
    collided({ field: 'ownerId', mine: 'bruno', theirs: 'nobody-known' })
    collided({ field: 'quiet', mine: { reason: 'priorities', at: 1 }, theirs: null })
    collided({ table: 'followUps', title: 'Call', field: 'dueAt', mine: Date.UTC(2026, 5, 1, 12), theirs: 1 })
    collided({ table: 'followUps', title: 'Call', field: 'state', mine: 'done', theirs: 'due' })
    collided({ table: 'products', title: 'Rye', field: 'prices.EUR', mine: 450, theirs: 500 })
    collided({ table: 'tagRules', title: 'Old', field: 'groups', mine: [{ some: 1 }], theirs: [] })
    await openWorkspaceAt('team')
    await waitFor(async () => expect((await conflicts()).getAllByRole('listitem')).toHaveLength(11))
    const texts = (await conflicts()).getAllByRole('listitem').map((one) => one.textContent)
    const one = (name: RegExp): string => texts.find((text) => name.test(text)) ?? ''
    expect(one(/“Amount”/)).toMatch(/Yours¥1,500Theirs¥2,000/)
    expect(one(/“Expected close”/)).toMatch(/YoursDec 1, 2026Theirsnothing/)
    expect(one(/“Tag VIP”/)).toMatch(/Yoursnot onTheirson/)
    expect(one(/“Allergies, etc.”/)).toMatch(/YoursnutsTheirsnothing/)
    expect(one(/“Label sales”/)).toMatch(/Quick reply: Hello.*YoursonTheirsnot on/)
    expect(one(/“Looked after by”/)).toMatch(/YoursBrunoTheirs\(deleted\)/)
    expect(one(/“Why they are quiet”/)).toMatch(/YoursChanged prioritiesTheirsnothing/)
    expect(one(/“When”/)).toMatch(/YoursMon, Jun 1, 2026/)
    expect(one(/“State”/)).toMatch(/YoursDoneTheirsDue/)
    expect(one(/“Price in EUR”/)).toMatch(/Yours€4.50Theirs€5.00/)
    expect(one(/“Another detail \(groups\)”/)).toMatch(/Tag rule: Old.*Yourssomething this version cannot/)
  })

  it('does not name whoever the server did not name', async () => {
    inTeam()
    collided({ field: 'role', mine: 'Chef', theirs: 'Cook' })
    delete ui.background.state.team.conflicts[0]!.by
    await openWorkspaceAt('team')
    expect(await screen.findByText('A colleague changed “Role”')).toBeTruthy()
  })
})

describe('what the team did not take', () => {
  it('says what and why, and lets one go', async () => {
    inTeam()
    refused({ company: 'Rye & Co', grade: 'A' })
    refused(
      { text: 'Likes rye' },
      { table: 'notes', title: 'Likes rye', reason: 'invalid', contactName: 'Dan' },
    )
    await openWorkspaceAt('team')
    const [first, second] = await (await refusals()).findAllByRole('listitem')
    expect(first!.textContent).toMatch(/You may not change this.*CompanyRye & Co.*GradeA: buys often/)
    expect(second!.textContent).toMatch(/The server could not read this.*Note: Likes rye.*TextLikes rye/)
    const [{ id }] = ui.background.state.team.refusals as [ShownRefusal]
    click(within(first!).getByRole('button', { name: 'Let go of the change to Carla' }))
    await waitFor(() => expect(ui.background.state.team.refusals).toHaveLength(1))
    expect(ui.background.askedFor('team.dismissRefusal')).toEqual([{ id }])
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Let go'))
  })

  it('is still there after the team was left, until all of it is let go on purpose', async () => {
    refused({ company: 'Rye & Co' }, { reason: 'unsent' })
    refused({ role: 'Chef' }, { reason: 'unsent' })
    await openWorkspaceAt('team')
    expect(await screen.findByLabelText('Invite link')).toBeTruthy()
    const [first] = await (await refusals()).findAllByRole('listitem')
    expect(first!.textContent).toMatch(/This had not been sent when the device left the team/)
    // The contact went with the team.
    expect((await refusals()).queryByRole('link')).toBeNull()
    click(await screen.findByRole('button', { name: 'Let go of all' }))
    expect(await screen.findByText(/They are nowhere else/)).toBeTruthy()
    expect(ui.background.state.team.refusals).toHaveLength(2)
    click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Let go of all' }))
    await waitFor(() => expect(ui.background.state.team.refusals).toEqual([]))
  })

  it('stays when it could not be let go', async () => {
    inTeam()
    refused({ company: 'Rye & Co' })
    ui.background.failNext('team.dismissRefusal', 'storage-full')
    await openWorkspaceAt('team')
    click(await screen.findByRole('button', { name: 'Let go of the change to Carla' }))
    expect(await screen.findByText(/The disk is full, so this was not saved/)).toBeTruthy()
    expect((await refusals()).getAllByRole('listitem')).toHaveLength(1)
  })
})

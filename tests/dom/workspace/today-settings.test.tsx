import { describe, expect, it } from 'vitest'
import { settings } from '@/components/app/settings'
import { tagNamed } from '../support/fake-state'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const stored = () => ui.background.state.settings

const change = (field: HTMLElement, value: string): void =>
  void fireEvent.change(field, { target: { value } })
const part = (name: string) => screen.findByRole('group', { name })

describe('the settings of Today', () => {
  it('change within how long whom one answers, by day and by night, and go back to the default', async () => {
    await openWorkspaceAt('settings')
    const levels = await part('Answer within')
    change(within(levels).getByRole('spinbutton', { name: 'Grade A' }), '20')
    await waitFor(() => expect(stored().serviceLevels.A).toEqual({ minutes: 20, nightMinutes: 30 }))
    click(within(levels).getByRole('checkbox', { name: /^Grade B: answer outside/ }))
    await waitFor(() => expect(stored().serviceLevels.B).toEqual({ minutes: 120, nightMinutes: 240 }))
    click(within(levels).getByRole('checkbox', { name: /^Grade A: answer outside/ }))
    await waitFor(() => expect(stored().serviceLevels.A).toEqual({ minutes: 20 }))
    click(within(levels).getByRole('button', { name: 'Reset to the default: Answer within' }))
    await waitFor(() => expect(stored().serviceLevels.A).toEqual({ minutes: 15, nightMinutes: 30 }))
  })

  it('add a cadence for a tag with a season, whose ideal is never longer than its longest', async () => {
    const vip = tagNamed('VIP')
    ui.background.state.tags.push(vip)
    await openWorkspaceAt('settings')
    const cadences = await part('Keep in touch')
    click(within(cadences).getByRole('button', { name: 'Add a rule' }))
    const rule = await part('Rule 1')
    await within(rule).findByRole('option', { name: 'Tag VIP' })
    change(within(rule).getByRole('combobox', { name: 'For' }), vip.id)
    await waitFor(() => expect(stored().cadences[0]?.tagId).toBe(vip.id))
    change(within(rule).getByRole('spinbutton', { name: 'Ideal' }), '12')
    await waitFor(() => expect(stored().cadences[0]).toMatchObject({ idealHours: 288, maxHours: 288 }))
    click(within(rule).getByRole('button', { name: 'Add a season' }))
    const season = await part('Season 1')
    change(within(season).getAllByRole('spinbutton', { name: 'Day' })[0]!, '31')
    await waitFor(() =>
      expect(stored().cadences[0]?.seasons[0]).toMatchObject({ from: '11-30', to: '12-31' }),
    )
    click(within(rule).getByRole('button', { name: 'Remove season 1' }))
    await waitFor(() => expect(stored().cadences[0]?.seasons).toEqual([]))
    click(within(rule).getByRole('button', { name: 'Remove rule 1' }))
    await waitFor(() => expect(stored().cadences).toEqual([]))
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(stored().cadences).toHaveLength(1))
  })

  it('keep holidays in their order, and take one away', async () => {
    await openWorkspaceAt('settings')
    const holidays = await part('Holidays')
    const add = (date: string, name: string): void => {
      fireEvent.input(within(holidays).getByLabelText('Day'), { target: { value: date } })
      fireEvent.input(within(holidays).getByLabelText('Name (optional)'), { target: { value: name } })
      click(within(holidays).getByRole('button', { name: 'Add holiday' }))
    }
    add('2026-12-25', 'Christmas')
    await waitFor(() => expect(stored().holidays).toHaveLength(1))
    await waitFor(() => expect(settings.value?.holidays).toHaveLength(1))
    add('2026-05-01', '')
    await waitFor(() =>
      expect(stored().holidays.map(({ date }) => date)).toEqual(['2026-05-01', '2026-12-25']),
    )
    click(await within(holidays).findByRole('button', { name: 'Remove Friday, December 25, 2026' }))
    await waitFor(() => expect(stored().holidays).toEqual([{ date: '2026-05-01', name: '' }]))
    click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(stored().holidays).toHaveLength(2))
  })

  it('change when a conversation has gone quiet', async () => {
    await openWorkspaceAt('settings')
    const spans = await part('Conversations that rest')
    change(within(spans).getByRole('spinbutton', { name: 'Gone quiet after' }), '5')
    await waitFor(() => expect(stored().today.quietAfterHours).toBe(120))
    change(within(spans).getByRole('spinbutton', { name: 'Forget a conversation after' }), '30')
    await waitFor(() => expect(stored().today.forgetAfterDays).toBe(30))
  })
})

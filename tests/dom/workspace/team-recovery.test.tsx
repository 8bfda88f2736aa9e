import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { RecoveryState } from '@/storage/protocol/team-workspace'
import { newRecoveryCode, readRecoveryCode } from '@/utils/recovery-code'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { dialog, openTeam } from '../support/team-screen'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const copied = vi.fn<(text: string) => Promise<void>>(async () => undefined)
const part = async () => within(await screen.findByRole('region', { name: 'Recovery code' }))
const button = (name: string) => screen.getByRole('button', { name })

/** Opens the screen of an owner whose device stands like this. */
async function openAs(recovery: Partial<RecoveryState>, code?: string) {
  const team = teamOf('owner')
  Object.assign(team.recovery, recovery)
  if (code !== undefined) team.code = code
  ui.background.state.team = team
  await openWorkspaceAt('team')
  return part()
}

beforeEach(() => {
  copied.mockClear()
  Object.assign(navigator.clipboard, { writeText: copied })
})

describe('the recovery code', () => {
  it('is no matter of a manager', async () => {
    await openTeam(ui.background, 'manager', [memberNamed('Bruno', { teams: ['north'] })], ['north'])
    expect(screen.queryByRole('region', { name: 'Recovery code' })).toBeNull()
    expect(ui.background.askedFor('team.recovery')).toEqual([])
  })

  it('is shown once, and holds once it was written down', async () => {
    const shown = await openAs({})
    expect(await shown.findByText('There is no code yet.')).toBeTruthy()
    click(button('Make a code'))
    const asks = await dialog('Your recovery code')
    const code = codeIn(asks)
    expect(readRecoveryCode(code)).toBe(code)
    click(asks.getByRole('button', { name: 'Copy' }))
    await waitFor(() => expect(copied.mock.calls).toEqual([[code]]))
    click(asks.getByRole('button', { name: 'Use this code' }))
    expect(asks.getByRole('alert').textContent).toBe('Write it down first: nobody can look it up later.')
    expect(ui.background.askedFor('team.setRecovery')).toEqual([])
    click(asks.getByRole('checkbox', { name: 'I have written it down' }))
    expect(asks.queryByRole('alert')).toBeNull()
    click(asks.getByRole('button', { name: 'Use this code' }))
    expect(await screen.findByText('The code opens the keys of the team from now on')).toBeTruthy()
    expect(ui.background.askedFor('team.setRecovery')).toEqual([{ code }])
    expect(await shown.findByText(/^Made /)).toBeTruthy()
    expect(document.body.textContent).not.toContain(code.slice(0, 4))
  })

  it('is another one each time, and takes the place of the one before only when it is used', async () => {
    await openAs({ code: { madeAt: 1, opens: 1, isDoubtful: false } })
    click(await screen.findByRole('button', { name: 'Make a new code' }))
    const first = await dialog('Your recovery code')
    const code = codeIn(first)
    expect(first.getByText(/the code before opens nothing any more/)).toBeTruthy()
    click(first.getByRole('button', { name: 'Cancel' }))
    expect(ui.background.askedFor('team.setRecovery')).toEqual([])
    click(button('Make a new code'))
    expect(codeIn(await dialog('Your recovery code'))).not.toBe(code)
  })

  it('stays in sight when it could not be stored', async () => {
    await openAs({})
    click(await screen.findByRole('button', { name: 'Make a code' }))
    const asks = await dialog('Your recovery code')
    const code = codeIn(asks)
    click(asks.getByRole('checkbox', { name: 'I have written it down' }))
    for (const [fault, words] of [
      ['locked', /does not have the newest key/],
      ['conflict', /The keys have just changed/],
      ['unreachable', /does not answer/],
    ] as const) {
      ui.background.failNext('team.setRecovery', fault)
      click(asks.getByRole('button', { name: 'Use this code' }))
      expect(await asks.findByText(words)).toBeTruthy()
    }
    click(asks.getByRole('button', { name: 'Use this code' }))
    expect(await screen.findByText('The code opens the keys of the team from now on')).toBeTruthy()
    expect(ui.background.askedFor('team.setRecovery')).toEqual(Array.from({ length: 4 }, () => ({ code })))
  })

  it('opens the keys on a new device, when it is typed right and is the right one', async () => {
    const code = newRecoveryCode()
    const made = { madeAt: 1, opens: 3, isDoubtful: false }
    const shown = await openAs({ keys: 3, missing: 3, hasNewest: false, code: made }, code)
    expect(await shown.findByText(/does not have all keys of the team yet/)).toBeTruthy()
    expect(shown.queryByRole('button', { name: 'Make a new code' })).toBeNull()
    click(button('Open the keys with the code'))
    const asks = await dialog('Open the keys with the code')
    const submit = (text: string): void => {
      fireEvent.input(asks.getByRole('textbox', { name: 'Recovery code' }), { target: { value: text } })
      click(asks.getByRole('button', { name: 'Open the keys' }))
    }
    submit(code.slice(0, -1))
    expect((await asks.findByRole('alert')).textContent).toMatch(/no whole code/)
    expect(ui.background.askedFor('team.openByCode')).toEqual([])
    submit(newRecoveryCode())
    expect(await asks.findByText('This is not the code that the team has now.')).toBeTruthy()
    submit(code.toLowerCase().replaceAll('-', ' '))
    expect(await screen.findByText('This device has the keys of the team now')).toBeTruthy()
    expect(ui.background.askedFor('team.openByCode').at(-1)).toEqual({ code })
    expect(await shown.findByRole('button', { name: 'Make a new code' })).toBeTruthy()
    expect(shown.queryByText(/does not have all keys/)).toBeNull()
  })

  it('says what stands in its way', async () => {
    const shown = await openAs({ keys: 2, code: { madeAt: 1, opens: 1, isDoubtful: true } })
    expect((await shown.findByRole('alert')).textContent).toMatch(/not made in a browser that has the keys/)
    const made = { madeAt: 1, opens: 1, isDoubtful: false }
    ui.background.state.team.recovery = { keys: 2, missing: 0, hasNewest: true, code: made }
    ui.background.announce('team')
    expect(await shown.findByText(/The newest key is added to it by itself/)).toBeTruthy()
    ui.background.state.team.recovery = { keys: 0, missing: 0, hasNewest: false }
    ui.background.announce('team')
    expect(await shown.findByText(/There are no keys yet/)).toBeTruthy()
    expect(shown.queryAllByRole('button')).toEqual([])
    ui.background.failNext('team.recovery', 'unreachable')
    ui.background.announce('team')
    expect(await shown.findByText(/it cannot be said whether there is a code/)).toBeTruthy()
    click(shown.getByRole('button', { name: 'Try again' }))
    expect(await shown.findByText(/There are no keys yet/)).toBeTruthy()
  })
})

function codeIn(asks: Awaited<ReturnType<typeof dialog>>): string {
  const groups = asks.getByRole('group', { name: 'Recovery code' }).children
  return [...groups].map((group) => group.textContent).join('-')
}

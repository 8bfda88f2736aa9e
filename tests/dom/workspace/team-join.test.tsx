import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readInvite } from '@/components/team/join/invite-link'
import { deviceNameFrom } from '@/components/team/join/device-name'
import { browser } from '@/utils/browser'
import { AppError } from '@/utils/app-error'
import { contactNamed } from '../support/fake-state'
import { memberNamed, teamOf } from '../support/fake-team'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()
const LINK = `https://team.example:8443/sales/join#${'s'.repeat(43)}.${'k'.repeat(43)}`
const request = vi.fn<(asked: { origins?: string[] }) => Promise<boolean>>()

beforeEach(() => {
  request.mockReset().mockResolvedValue(true)
  Object.assign(browser.permissions, { request })
})

const field = (name: string) => screen.findByRole('textbox', { name })
async function fill(name: string, value: string): Promise<void> {
  fireEvent.input(await field(name), { target: { value } })
}
const join = async () => click(await screen.findByRole('button', { name: 'Join the team' }))

describe('without a team', () => {
  it('says what goes to the server, who reads it, and how to run one', async () => {
    await openWorkspaceAt('team')
    expect(await screen.findByText(/A server that you run yourselves/)).toBeTruthy()
    expect(screen.getByText(/What messages say only if you keep it, and sealed/)).toBeTruthy()
    expect(screen.getByText(/so does whoever runs the server/)).toBeTruthy()
    expect(screen.getByText('npm run server')).toBeTruthy()
    expect(screen.queryByText(/go to the server/)).toBeNull()
  })

  it('says beforehand how many contacts go up', async () => {
    ui.background.state.contacts.push(contactNamed('Bruno'), contactNamed('Carla'))
    const row = { id: 'm', direction: 'in', isSensitive: false, text: 'Hello' } as const
    ui.background.state.texts.rows = [{ ...row, contactId: 'bruno' }]
    await openWorkspaceAt('team')
    expect(await screen.findByText(/^2 contacts that you have here go to the server/)).toBeTruthy()
    expect(await screen.findByText(/^The text of 1 message that you keep goes too, sealed/)).toBeTruthy()
  })

  it('asks for the one host of the invite, then joins', async () => {
    await openWorkspaceAt('team')
    await fill('Invite link', ` ${LINK} `)
    await fill('Your name', 'Dora')
    await fill('Name of this device', 'Desk')
    await join()
    expect(await screen.findByText('In step with the team')).toBeTruthy()
    expect(request.mock.calls).toEqual([[{ origins: ['https://team.example/*'] }]])
    expect(ui.background.askedFor('team.join')).toEqual([
      { link: LINK, userName: 'Dora', deviceName: 'Desk' },
    ])
  })

  it('sends nothing when the browser may not reach the host', async () => {
    request.mockResolvedValue(false)
    await openWorkspaceAt('team')
    await fill('Invite link', LINK)
    await fill('Your name', 'Dora')
    await join()
    expect(await screen.findByText(/Your browser may not reach team.example:8443/)).toBeTruthy()
    expect(ui.background.askedFor('team.join')).toEqual([])
  })

  it('asks for nothing with a link that is none, or without names', async () => {
    await openWorkspaceAt('team')
    await fill('Invite link', 'http://team.example/join#abc')
    await fill('Your name', ' ')
    await fill('Name of this device', '')
    await join()
    expect(await screen.findByText(/This is no invite link/)).toBeTruthy()
    expect(screen.getByText('Say what colleagues call you.')).toBeTruthy()
    expect(screen.getByText('Give this device a name.')).toBeTruthy()
    expect((await field('Invite link')).getAttribute('aria-invalid')).toBe('true')
    await fill('Invite link', LINK.replace('https', 'http'))
    await join()
    expect(await screen.findByText(/Over http everybody on the way could read along/)).toBeTruthy()
    await fill('Invite link', LINK.slice(0, -9))
    await join()
    expect(await screen.findByText(/The end of this link is missing/)).toBeTruthy()
    expect(request).not.toHaveBeenCalled()
  })

  it.each([
    ['not-found', 'INVITE_VOID', /used up, over or withdrawn/],
    ['outdated', 'PROTOCOL', /of a newer version than this Chatside. Update the extension/],
    [
      'outdated',
      'OLD_SERVER',
      /of an older version than this Chatside. Whoever looks after it must update it/,
    ],
    ['unreachable', 'team', /team.example:8443 does not answer/],
    ['too-many', 'TOO_MANY', /too often/],
    ['conflict', 'joined', /in a team already/],
    ['not-allowed', 'UNPROVED', /is not the server this invite is of/],
    ['bad-request', 'BAD_REQUEST', /Joining did not work/],
  ] as const)('says what %s means, and keeps what was typed', async (code, detail, sentence) => {
    ui.background.answers['team.join'] = () => {
      throw new AppError(code, detail)
    }
    await openWorkspaceAt('team')
    await fill('Invite link', LINK)
    await fill('Your name', 'Dora')
    await join()
    expect((await screen.findByRole('alert')).textContent).toMatch(sentence)
    expect(((await field('Invite link')) as HTMLInputElement).value).toBe(LINK)
  })
})

describe('an invite', () => {
  it('is read as the server makes it', () => {
    expect(readInvite(LINK)).toEqual({
      link: LINK,
      host: 'team.example:8443',
      origin: 'https://team.example/*',
    })
    const local = `http://localhost:8787/join#${'a'.repeat(43)}.${'k'.repeat(43)}`
    expect(readInvite(local)).toMatchObject({ host: 'localhost:8787', origin: 'http://localhost/*' })
  })

  it.each(['', 'join', 'https://team.example/', `https://team.example/#${'s'.repeat(43)}`, 'ftp://a/join#b'])(
    'is none: %s',
    (text) => expect(readInvite(text)).toBe('none'),
  )
})

it('calls a device after its browser and system', () => {
  const windows =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36'
  expect(deviceNameFrom(windows)).toBe('Chrome on Windows')
  expect(deviceNameFrom(`${windows} Edg/140.0`)).toBe('Edge on Windows')
  expect(deviceNameFrom('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(
    'Firefox on Linux',
  )
  expect(deviceNameFrom('something')).toBe('Browser')
})

describe('leaving', () => {
  const leave = async () => click(await screen.findByRole('button', { name: 'Leave the team' }))
  const dialog = () => screen.findByRole('dialog', { name: 'Leave Atelier?' })

  it('keeps what is here unless the other is chosen, and asks before', async () => {
    ui.background.state.team = teamOf('rep', { waiting: 3, phase: 'offline', since: Date.now() })
    await openWorkspaceAt('team')
    await leave()
    expect(within(await dialog()).getByText(/stay in this browser/)).toBeTruthy()
    expect(within(await dialog()).getByText(/^3 changes are not with the server yet/)).toBeTruthy()
    click(within(await dialog()).getByRole('button', { name: 'Cancel' }))
    expect(ui.background.askedFor('team.leave')).toEqual([])
    await leave()
    click(within(await dialog()).getByRole('button', { name: 'Leave the team' }))
    expect(await screen.findByRole('heading', { name: 'Join by an invite' })).toBeTruthy()
    expect(ui.background.askedFor('team.leave')).toEqual([{ wipe: false }])
  })

  it('can take with it what came from the team', async () => {
    ui.background.state.team = teamOf('rep')
    await openWorkspaceAt('team')
    click(await screen.findByRole('radio', { name: /Remove what came from the team/ }))
    await leave()
    expect(within(await dialog()).getByText(/are erased in this browser/)).toBeTruthy()
    click(within(await dialog()).getByRole('button', { name: 'Leave the team' }))
    await waitFor(() => expect(ui.background.askedFor('team.leave')).toEqual([{ wipe: true }]))
  })
})

describe('how things stand', () => {
  const HOUR_MS = 3_600_000
  const LET_GO = { at: Date.now(), isDone: true, unsent: 4 }

  it.each([
    ['in-step', { inStepAt: Date.now() }, 'In step with the team', /^As of today/],
    ['sending', { waiting: 2 }, '2 changes are on their way', undefined],
    ['offline', { waiting: 1, since: Date.now() - HOUR_MS }, 'The server does not answer', /^1 change waits/],
    ['revoked', { removal: LET_GO }, 'This device was removed from the team', /^4 changes of yours had not/],
    ['outdated', { waiting: 0 }, 'Chatside must be updated', /speaks a newer version/],
    ['server-outdated', { waiting: 0 }, 'The server must be updated', /speaks an older version/],
  ] as const)('is said when it is %s', async (phase, state, headline, detail) => {
    ui.background.state.team = teamOf('rep', { phase, ...state })
    await openWorkspaceAt('team')
    const status = within(await screen.findByRole('region', { name: 'How things stand' }))
    expect(status.getByText(headline)).toBeTruthy()
    if (detail !== undefined) expect(status.getByText(detail)).toBeTruthy()
    expect(status.getByText('Ana, Seller')).toBeTruthy()
    expect(status.getByText('team.example')).toBeTruthy()
    const canAsk = phase !== 'revoked' && phase !== 'outdated'
    expect(status.queryByRole('button', { name: 'Ask the server now' }) !== null).toBe(canAsk)
  })

  it('shows how far the first exchange is, and that one can go on working', async () => {
    const first = { direction: 'down', done: 1_200, total: 4_800 } as const
    ui.background.state.team = teamOf('rep', { phase: 'first', first })
    await openWorkspaceAt('team')
    expect(await screen.findByText('Getting what the team has')).toBeTruthy()
    const bar = screen.getByRole<HTMLProgressElement>('progressbar', { name: '1,200 of 4,800' })
    expect(bar.value / bar.max).toBe(0.25)
    expect(screen.getByText('25%')).toBeTruthy()
    expect(screen.getByText(/You can go on working meanwhile/)).toBeTruthy()
  })

  it('asks the server at once when it is told to', async () => {
    ui.background.state.team = teamOf('rep', { phase: 'sending', waiting: 2 })
    await openWorkspaceAt('team')
    click(await screen.findByRole('button', { name: 'Ask the server now' }))
    await waitFor(() => expect(ui.background.askedFor('team.syncNow')).toHaveLength(1))
  })

  it('lets a device that was removed come back, and asks nothing about people meanwhile', async () => {
    ui.background.state.team = teamOf('rep', { phase: 'revoked', removal: LET_GO })
    await openWorkspaceAt('team')
    click(await screen.findByText('Join again by a new invite'))
    const name = (await field('Your name')) as HTMLInputElement
    await waitFor(() => expect(name.value).toBe('Ana'))
    await fill('Invite link', LINK)
    await join()
    expect(await screen.findByText('In step with the team')).toBeTruthy()
    expect(ui.background.askedFor('team.join')).toMatchObject([{ userName: 'Ana' }])
  })

  it('says of a device that was removed what is gone, and leaves without a question', async () => {
    ui.background.state.team = teamOf('rep', { phase: 'revoked', removal: { ...LET_GO, isDone: false } })
    await openWorkspaceAt('team')
    const status = within(await screen.findByRole('region', { name: 'How things stand' }))
    expect(status.getByText(/^Its access has ended: today/)).toBeTruthy()
    expect(status.getByText(/is being removed from this browser/)).toBeTruthy()
    ui.background.state.team.state.removal = { ...LET_GO, unsent: 0 }
    ui.background.announce('team')
    expect(await status.findByText(/was removed from this browser/)).toBeTruthy()
    expect(status.queryByText(/had not been sent/)).toBeNull()
    expect(screen.queryByRole('radio')).toBeNull()
    click(screen.getByRole('button', { name: 'Leave the team' }))
    await waitFor(() => expect(ui.background.askedFor('team.leave')).toEqual([{ wipe: false }]))
    expect(await screen.findByRole('textbox', { name: 'Invite link' })).toBeTruthy()
  })

  it('tells whoever looks on that they do', async () => {
    ui.background.state.team = teamOf('viewer')
    await openWorkspaceAt('team')
    expect(await screen.findByText(/^You look on: /)).toBeTruthy()
  })
})

describe('the mark in the navigation', () => {
  const link = () => screen.findByRole('link', { name: /^Team/ })

  it('is there only while something waits for the person', async () => {
    ui.background.state.team = teamOf('rep')
    await openWorkspaceAt('contacts')
    await waitFor(() => expect(ui.background.askedFor('team.state').length).toBeGreaterThan(0))
    expect((await link()).textContent).toBe('Team')
    ui.background.state.team.refusals.push({
      id: '1',
      at: 1,
      table: 'notes',
      rowId: 'n',
      reason: 'denied',
      values: {},
      title: '',
    })
    ui.background.announce('refusals')
    expect(await screen.findByRole('link', { name: /1 thing for you to look at/ })).toBeTruthy()
  })

  it.each([
    ['revoked', {}, true],
    ['offline', { since: Date.now() - 2 * 3_600_000, waiting: 1 }, true],
    ['offline', { since: Date.now() - 2 * 3_600_000, waiting: 0 }, false],
    ['offline', { since: Date.now() - 60_000, waiting: 1 }, false],
  ] as const)('when %s %o: %s', async (phase, state, isMarked) => {
    ui.background.state.team = teamOf('rep', { phase, ...state })
    ui.background.state.team.members.push(memberNamed('Bruno'))
    await openWorkspaceAt('contacts')
    await waitFor(() => expect(ui.background.askedFor('team.state').length).toBeGreaterThan(0))
    if (isMarked) expect(await screen.findByTitle('The exchange with the team has stopped')).toBeTruthy()
    else expect((await link()).textContent).toBe('Team')
  })
})

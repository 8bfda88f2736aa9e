import type { Colleague } from '@/storage/protocol/team'
import type { Member } from '@/storage/sync/people-wire'
import { AppError } from '@/utils/app-error'
import { newId } from '@/utils/ids'
import { type FakeDatabase, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'
import { type FakeTeam, nobody, teamOf } from './fake-team'

type Name = Extract<keyof Handlers, `team.${string}`>

export function fakeTeamHandlers(db: FakeDatabase, write: Write): Pick<Handlers, Name> {
  const team = (): FakeTeam => db.state.team
  const change = (run: (team: FakeTeam) => void): void => void write(['team'], () => run(team()))
  const member = (id: string): Member => found(team().members.find((one) => one.id === id))
  return {
    ...ofEdits(db, write),
    'team.state': () => {
      const { state, refusals, conflicts } = team()
      return { ...state, refused: refusals.length, conflicts: conflicts.length }
    },
    'team.colleagues': () =>
      team().members.map(({ id, name, role, hasLeft }): Colleague => ({ id, name, role, hasLeft })),
    'team.syncNow': () => change(({ state }) => void (state.waiting = 0)),
    'team.join': ({ userName }) =>
      change(() => {
        db.state.team = teamOf('rep')
        member('me').name = userName
      }),
    'team.leave': ({ wipe }) => {
      write(['team', 'contacts'], () => {
        db.state.team = nobody()
        if (wipe) db.state.contacts = []
      })
    },
    'team.people': () => {
      const { members, teams, devices, invites, shares } = team()
      return { members, teams, devices, invites, shares }
    },
    'team.changeMember': ({ id, ...fields }) => change(() => void Object.assign(member(id), fields)),
    'team.letLeave': ({ id }) => change(() => void (member(id).hasLeft = true)),
    'team.placeInTeam': ({ teamId, userId, isIn }) =>
      change(() => {
        const others = member(userId).teams.filter((one) => one !== teamId)
        member(userId).teams = isIn ? [...others, teamId] : others
      }),
    'team.countContacts': ({ id }) => ({ count: contactsOf(db, id).length }),
    'team.reassign': ({ from, to }) => {
      const moved = contactsOf(db, from)
      write(['contacts'], () => moved.forEach((contact) => void (contact.ownerId = to)))
      return { moved: moved.length }
    },
    'team.revokeDevice': ({ id }) =>
      change(({ devices }) => void (found(devices.find((one) => one.id === id)).isRevoked = true)),
    'team.recovery': () => team().recovery,
    'team.setRecovery': ({ code }) =>
      change((now) => {
        now.code = code
        now.recovery.code = { madeAt: Date.now(), opens: now.recovery.keys, isDoubtful: false }
      }),
    'team.openByCode': ({ code }) => {
      if (code !== team().code) throw new AppError('wrong-passphrase', 'code')
      change(({ recovery }) => void Object.assign(recovery, { missing: 0, hasNewest: true }))
    },
    ...ofInvites(change),
    ...ofTeams(change),
    'team.share': ({ contactId, userId, isOn }) =>
      change((now) => {
        now.shares = now.shares.filter((one) => one.contactId !== contactId || one.userId !== userId)
        if (isOn) now.shares.push({ contactId, userId })
      }),
  }
}

type Change = (run: (team: FakeTeam) => void) => void

function ofInvites(change: Change) {
  return {
    'team.invite': ({ role = 'rep', teamId, userId, uses, days }: Parameters<Handlers['team.invite']>[0]) => {
      const id = newId()
      const expiresAt = Date.now() + days * 86_400_000
      const whom = { userId: userId ?? null, teamId: teamId ?? null }
      change(({ invites }) => {
        invites.push({ id, role, ...whom, createdBy: 'me', expiresAt, usesLeft: uses })
      })
      return { id, secret: 'secret', link: `https://team.example/join#${id}`, expiresAt }
    },
    'team.withdrawInvite': ({ id }: { id: string }) =>
      change((now) => void (now.invites = now.invites.filter((one) => one.id !== id))),
  }
}

function ofTeams(change: Change) {
  return {
    'team.makeTeam': ({ name }: { name: string }) => {
      const id = newId()
      change(({ teams }) => void teams.push({ id, name }))
      return { id }
    },
    'team.renameTeam': ({ id, name }: { id: string; name: string }) =>
      change(({ teams }) => void (found(teams.find((one) => one.id === id)).name = name)),
    'team.dissolveTeam': ({ id }: { id: string }) =>
      change((now) => void (now.teams = now.teams.filter((one) => one.id !== id))),
  }
}

function ofEdits(db: FakeDatabase, write: Write) {
  const without = <Row extends { id: string }>(rows: Row[], gone: string): Row[] =>
    rows.filter(({ id }) => id !== gone)
  return {
    'team.conflicts': (page: { limit: number }) => pageOf(db.state.team.conflicts, page),
    'team.resolve': ({ id, keep }: { id: string; keep: string }) => {
      // What is undone is the value that was written again: the conflict is settled.
      db.state.team.conflicts = without(db.state.team.conflicts, id)
      const { undoId } = write(['conflicts', 'contacts'], () => undefined)
      return keep === 'mine' && undoId !== undefined ? { undoId } : {}
    },
    'team.refusals': (page: { limit: number }) => pageOf(db.state.team.refusals, page),
    'team.dismissRefusal': ({ id }: { id: string }) => {
      write(['refusals'], () => void (db.state.team.refusals = without(db.state.team.refusals, id)))
    },
    'team.dismissRefusals': () => {
      write(['refusals'], () => void (db.state.team.refusals = []))
    },
    'team.exportRefusals': () => ({ json: JSON.stringify({ refusedEdits: db.state.team.refusals }) }),
    'team.assign': ({ contactId, ownerId }: { contactId: string; ownerId: string | null }) => {
      const { undoId } = write(['contacts'], () => {
        const contact = db.contact(contactId)
        if (ownerId === null) delete contact.ownerId
        else contact.ownerId = ownerId
      })
      return undoId === undefined ? {} : { undoId }
    },
  }
}

function contactsOf(db: FakeDatabase, ownerId: string) {
  return db.state.contacts.filter((contact) => contact.ownerId === ownerId)
}

function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AppError('not-found', 'team')
  return value
}

import { expect, test } from 'vitest'
import type { Role } from '../../../storage/sync/wire.ts'
import { createPen } from './pen.ts'
import { createTeam } from './team.ts'

const STAGE = { part: 'stages', key: 's1', rank: 1, 'value.name': 'Samples', 'value.kind': 'open' }

test.each<[Role, 'ok' | 'denied']>([
  ['owner', 'ok'],
  ['manager', 'ok'],
  ['rep', 'denied'],
  ['viewer', 'denied'],
])('What a %s writes of the settings of a team is %s, and everybody sees what stands', async (role, st) => {
  const team = await createTeam()
  const [owner, other] = [createPen(team, await team.join('owner')), createPen(team, await team.join(role))]
  await owner.push([owner.mut('teamSettings', 'stage', STAGE)])
  team.clock.now += 1_000
  const { body } = await other.push([
    other.mut('teamSettings', 'stage', { 'value.name': 'Renamed' }),
    other.mut('teamSettings', 'stage', { deletedAt: 5 }),
    other.mut('teamSettings', 'more', { ...STAGE, key: 's2' }),
  ])
  expect(body.res.map((outcome) => outcome.st)).toEqual([st, st, st])
  const rows = await team.rows()
  expect(rows.map(({ bucket }) => bucket)).toEqual(rows.map(() => 'ws'))
  const stage = rows.find(({ id }) => id === 'stage')!
  if (st === 'denied') expect(rows.map(({ data }) => data)).toEqual([STAGE])
  else expect(stage.data).toMatchObject({ 'value.name': 'Renamed', deletedAt: 5 })
})

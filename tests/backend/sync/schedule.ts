import fc from 'fast-check'
import { LIMITS } from '../../../backend/src/limits.ts'

export const DEVICES = 6
export const CONTACTS = ['ana', 'ben', 'cho', 'dia'] as const
export const FAULTS = ['none', 'none', 'none', 'lost-request', 'lost-answer', 'doubled'] as const
const DAY_MS = 86_400_000

/** Where a contact is put: its owner's, a team's, everybody's. */
export type Put = { owner: number | null; team: 'north' | 'south' | null }
export type Step =
  | { do: 'create'; by: number; contact: string; put: Put }
  | { do: 'edit'; by: number; contact: string; field: 'name' | 'company' }
  | { do: 'tag'; by: number; contact: string; tag: string; on: boolean }
  | { do: 'trash'; by: number; contact: string; on: boolean }
  | { do: 'erase'; by: number; contact: string }
  | { do: 'note'; by: number; contact: string; note: string }
  | { do: 'give'; by: number; contact: string; put: Put }
  | { do: 'reply'; by: number; reply: string; isOwn: boolean }
  | { do: 'policy'; by: number }
  | { do: 'push'; by: number; fault: (typeof FAULTS)[number] }
  | { do: 'pull'; by: number; fault: (typeof FAULTS)[number] }
  | { do: 'replay'; nth: number }
  | { do: 'jump'; by: number; byMs: number }
  | { do: 'save'; by: number }
  | { do: 'roll-back'; by: number }
  | { do: 'role'; of: number; role: 'rep' | 'viewer' | 'manager' }
  | { do: 'teams'; of: number; teams: ('north' | 'south')[] }
  | { do: 'share'; with: number; contact: string; on: boolean }
  | { do: 'reassign'; contact: string; put: Put }

const by = fc.nat(DEVICES - 1)
const contact = fc.constantFrom(...CONTACTS)
const put = fc.record<Put>({
  owner: fc.option(by, { freq: 5 }),
  team: fc.constantFrom(null, null, null, 'north', 'south'),
})
const fault = fc.constantFrom(...FAULTS)
const step = fc.oneof(
  { weight: 1, arbitrary: fc.record({ do: fc.constant('create' as const), by, contact, put }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      by,
      contact,
      field: fc.constantFrom('name', 'company'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('tag' as const),
      by,
      contact,
      tag: fc.constantFrom('vip', 'new'),
      on: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('trash' as const), by, contact, on: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), by, contact }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('note' as const),
      by,
      contact,
      note: fc.constantFrom('note-1', 'note-2', 'note-3'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('give' as const), by, contact, put }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('reply' as const),
      by,
      reply: fc.constantFrom('hello', 'bye'),
      isOwn: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('policy' as const), by }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constant('push' as const), by, fault }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('pull' as const), by, fault }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replay' as const), nth: fc.nat(50) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('jump' as const),
      by,
      byMs: fc.integer({ min: -5 * DAY_MS, max: 5 * DAY_MS }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save' as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('roll-back' as const), by }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('role' as const),
      of: by,
      role: fc.constantFrom('rep' as const, 'viewer' as const, 'manager' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('teams' as const),
      of: by,
      teams: fc.subarray(['north' as const, 'south' as const]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('share' as const), with: by, contact, on: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reassign' as const), contact, put }) },
) as fc.Arbitrary<Step>

/** What several people do, with what goes wrong meanwhile. */
export const schedules = fc.array(step, { minLength: 40, maxLength: 100, size: 'max' })
/** As large as the server's answers become: as they are, or so small that each holds but one thing or a few. */
export const pages = fc.constantFrom(LIMITS.page, 1, 600, 2_000).map((page) => ({ ...LIMITS, page }))
/** By how much each device's clock is wrong. */
export const skews = fc.array(fc.integer({ min: -5 * DAY_MS, max: 5 * DAY_MS }), {
  minLength: DEVICES,
  maxLength: DEVICES,
})

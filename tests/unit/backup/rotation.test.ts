import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chainTo, newestOf } from '@/components/backup/chains'
import { kindOf } from '@/components/backup/backup-kind'
import { daysOld, DAY_MS, isDue, reminderOf } from '@/components/backup/due'
import { fileName } from '@/components/backup/file-name'
import { outdated } from '@/components/backup/rotation'
import type { BackupState } from '@/storage/protocol/data'
import type { BackupRecord } from '@/storage/schema/backup'

const PROFILE = 'p'
const PREFERENCES = { redAfterDays: 7, keepFull: 2, fullNext: false, laterUntil: 0 }

function file(id: string, at: number, baseId?: string, profileId = PROFILE) {
  const kind = baseId === undefined ? ('full' as const) : ('incremental' as const)
  return { name: id, head: { id, kind, profileId, schema: 5, at, ...(baseId !== undefined && { baseId }) } }
}

describe('the chain of a backup', () => {
  const all = [file('c', 3, 'b'), file('a', 1), file('b', 2, 'a'), file('x', 4, 'gone')]

  it('begins with the full one and says what is missing', () => {
    expect(chainTo('c', all).backups.map(({ name }) => name)).toEqual(['a', 'b', 'c'])
    expect(chainTo('x', all)).toMatchObject({ missingId: 'gone' })
    expect(newestOf(all).map(({ name }) => name)).toEqual(['x', 'c'])
  })

  it('ends in a file that says to go on from itself', () => {
    expect(chainTo('s', [file('s', 1, 's')])).toMatchObject({ missingId: 's' })
  })
})

describe('which backups may go', () => {
  it('leaves the newest full ones with all that go on from them, other profiles, and what lacks its beginning', () => {
    const files = [
      file('a', 1),
      file('a1', 2, 'a'),
      file('b', 3),
      file('b1', 4, 'b'),
      file('c', 5),
      file('other', 0, undefined, 'q'),
      file('x', 0, 'gone'),
    ]
    const old = outdated(files, { profileId: PROFILE, full: 2, ids: ['c'] })
    expect(old.map(({ name }) => name)).toEqual(['a', 'a1'])
    expect(outdated(files, { profileId: PROFILE, full: 1, ids: ['a1'] }).map(({ name }) => name)).toEqual([
      'b',
      'b1',
    ])
  })

  it('never breaks a chain that stays, and never takes the last one, whatever lies there', () => {
    const files = fc.array(fc.tuple(fc.nat(20), fc.option(fc.nat(9), { nil: undefined })), { maxLength: 10 })
    fc.assert(
      fc.property(files, fc.integer({ min: 1, max: 3 }), fc.nat(9), (made, full, last) => {
        const all = made.map(([at, base], id) =>
          file(String(id), at, base === undefined ? undefined : `${base}`),
        )
        const gone = new Set(outdated(all, { profileId: PROFILE, full, ids: [String(last)] }))
        const left = all.filter((one) => !gone.has(one))
        for (const { head } of left) {
          expect(chainTo(head.id, left).backups.length).toBe(chainTo(head.id, all).backups.length)
        }
        expect(left.some(({ name }) => name === String(last))).toBe(last < all.length)
      }),
      { numRuns: 200 },
    )
  })
})

describe('when a backup is due', () => {
  const last = {
    ...file('a', 0).head,
    verifiedAt: 10 * DAY_MS,
    name: 'a',
    place: 'folder',
    isEncrypted: false,
  }
  const state = (more: Partial<BackupState>): BackupState => ({
    profileId: PROFILE,
    changed: 1,
    records: 50,
    dueAt: 11 * DAY_MS,
    fullDueAt: 100 * DAY_MS,
    last: last as BackupRecord,
    lastFull: last as BackupRecord,
    ...more,
  })

  it('is told by what changed and how long ago the last one was', () => {
    expect(isDue(state({}), 11 * DAY_MS)).toBe(true)
    expect(isDue(state({ changed: 0 }), 11 * DAY_MS)).toBe(false)
    expect(isDue(state({ changed: 0 }), 100 * DAY_MS)).toBe(true)
    expect(isDue(state({ records: 0 }), 100 * DAY_MS)).toBe(false)
    expect(daysOld(state({}), 18 * DAY_MS - 1)).toBe(7)
  })

  it('reminds of an old one, of none with 20 records, and not while it was put off', () => {
    expect(reminderOf(state({}), PREFERENCES, 18 * DAY_MS)).toEqual({ kind: 'old', days: 8 })
    expect(reminderOf(state({}), PREFERENCES, 17 * DAY_MS)).toBeUndefined()
    const { last: _, lastFull: __, ...never } = state({})
    expect(reminderOf(never, PREFERENCES, 0)).toEqual({ kind: 'none' })
    expect(reminderOf({ ...never, records: 19 }, PREFERENCES, 0)).toBeUndefined()
    expect(reminderOf(never, { ...PREFERENCES, laterUntil: 5 }, 4)).toBeUndefined()
  })

  it('is of everything when what it would go on from is not there, lies elsewhere or is kept otherwise', () => {
    const wanted = { now: 11 * DAY_MS, place: 'folder', isEncrypted: false, names: new Set(['a']) } as const
    expect(kindOf(state({}), wanted)).toBe('incremental')
    expect(kindOf(state({}), { ...wanted, names: new Set<string>() })).toBe('full')
    expect(kindOf(state({}), { ...wanted, place: 'downloads' })).toBe('full')
    expect(kindOf(state({}), { ...wanted, isEncrypted: true })).toBe('full')
    expect(kindOf(state({}), { ...wanted, now: 100 * DAY_MS })).toBe('full')
  })
})

describe('the name of a file', () => {
  it('tells its day, its kind, its profile and itself', () => {
    const at = new Date(2026, 10, 21, 9, 5).getTime()
    const name = fileName({ ...file('0000-1f0c3a', at).head, profileId: '0000-9be014' })
    expect(name).toBe('chatside-2026-11-21-0905-full-9be014-1f0c3a.chatside')
  })
})

import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { prune } from '../../../backend/src/db/prune.ts'
import { freshDatabase } from '../support/databases.ts'
import { clear, makeTeam } from '../support/team.ts'

const RUNS = Number(process.env.CHATSIDE_RUNS ?? 10)
const DAY_MS = 86_400_000
const NOW = Date.UTC(2026, 10, 20)

describe('what is old', () => {
  test('is forgotten after its time and not before, and the floor is never below what was forgotten', async () => {
    const db = await freshDatabase()
    const property = fc.asyncProperty(fc.array(fc.nat(120), { maxLength: 15 }), async (ages) => {
      const { ws, deviceId } = await makeTeam(await clear(db))
      await db.own(async (tx) => {
        await tx.query(`insert into clients values ($1, 'client-a', $2, 0)`, [ws, deviceId])
        for (const [n, age] of ages.entries()) {
          const at = new Date(NOW - age * DAY_MS).toISOString()
          await tx.query(`insert into gone values ($1, 'ws', 'notes', $2, $3, $4)`, [ws, `n${n}`, n + 1, at])
          await tx.query(`insert into mutations values ($1, $2, 'client-a', $3, '{}', $4)`, [
            ws,
            randomUUID(),
            n,
            at,
          ])
          await tx.query(`insert into history values ($1, 't', 'i', 'f', $2, '1', 's', 'u', 'lost', $3)`, [
            ws,
            n,
            at,
          ])
          const chat = `chat-${n}`
          await tx.query(`insert into collisions values ($1, $2, $3, 'a', 'b')`, [ws, chat, at])
          const insert = 'insert into locks (ws, chat, device_id, user_id, until, sent_at) values'
          await tx.query(`${insert} ($1, $2, 'd', 'u', $3, null)`, [ws, `${chat}-typed`, at])
          // Held long ago, answered by somebody else a day later.
          await tx.query(`${insert} ($1, $2, 'd', 'u', $3::timestamptz - interval '1 day', $3)`, [
            ws,
            `${chat}-sent`,
            at,
          ])
        }
      })
      const old = (days: number): number => ages.filter((age) => age > days).length
      expect(await prune(db, NOW)).toEqual({
        gone: old(90),
        mutations: old(35),
        history: old(30),
        collisions: old(30),
        locks: 2 * old(30),
      })
      const chats = await db.own((tx) => tx.query<{ chat: string }>('select chat from locks'))
      const young = ages.flatMap((age, n) => (age > 30 ? [] : [`chat-${n}-sent`, `chat-${n}-typed`]))
      expect(chats.map(({ chat }) => chat).toSorted()).toEqual(young.toSorted())
      const kept = await db.own((tx) => tx.query<{ seq: number }>('select seq from gone order by seq'))
      expect(kept.map(({ seq }) => seq)).toEqual(ages.flatMap((age, n) => (age > 90 ? [] : [n + 1])))
      const forgotten = ages.flatMap((age, n) => (age > 90 ? [n + 1] : []))
      expect(await db.own((tx) => tx.query('select gone_floor from workspaces'))).toEqual([
        { gone_floor: Math.max(0, ...forgotten) },
      ])
    })
    await fc.assert(property, { numRuns: RUNS })
    await db.close()
  })

  test('is forgotten in each team for itself, and the floor never sinks', async () => {
    const db = await freshDatabase()
    await makeTeam(db, 'a')
    await makeTeam(db, 'b')
    const old = new Date(NOW - 100 * DAY_MS).toISOString()
    await db.own((tx) => tx.query(`update workspaces set gone_floor = 9 where ws = 'a'`))
    for (const ws of ['a', 'b'])
      await db.own((tx) => tx.query(`insert into gone values ($1, 'ws', 'notes', 'n', 4, $2)`, [ws, old]))
    await prune(db, NOW)
    await prune(db, NOW)
    expect(await db.own((tx) => tx.query('select ws, gone_floor from workspaces order by ws'))).toEqual([
      { ws: 'a', gone_floor: 9 },
      { ws: 'b', gone_floor: 4 },
    ])
    await db.close()
  })
})

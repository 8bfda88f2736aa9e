import { randomUUID } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aliasSchema } from '../../../storage/schema/alias'
import { noteSchema } from '../../../storage/schema/note'
import { mutationSchema } from '../../../storage/sync/wire'
import { contactEdits, mixedEdits } from '../../bench/team/rows'

describe('the rows of a bench', () => {
  it('are as many as were asked for, none twice, each after the contact it belongs to', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), (count) => {
        const seen = new Set<string>()
        for (const { tbl, id, parent } of mixedEdits(count)) {
          if (parent !== undefined) expect(seen).toContain(`contacts ${parent}`)
          seen.add(`${tbl} ${id}`)
        }
        expect(seen.size).toBe(count)
      }),
      { numRuns: 30 },
    )
  })

  it('are what a browser would send, and what it takes', () => {
    for (const { tbl, id, parent, values } of mixedEdits(50)) {
      const ops = Object.fromEntries(Object.entries(values).map(([name, v]) => [name, { v, t: 1, b: null }]))
      const mutation = { n: 1, mid: randomUUID(), tbl, id, sv: 1, ops, ...(parent && { parent }) }
      expect(mutationSchema.safeParse(mutation).error).toBeUndefined()
      if (tbl === 'aliases') expect(aliasSchema.safeParse({ id, ...values }).error).toBeUndefined()
      if (tbl === 'notes') expect(noteSchema.safeParse({ id, ...values }).error).toBeUndefined()
    }
  })

  it('do not overlap when they begin elsewhere', () => {
    const ids = [...contactEdits(0, 20), ...contactEdits(20, 20)].map(({ id }) => id)
    expect(new Set(ids).size).toBe(40)
  })
})

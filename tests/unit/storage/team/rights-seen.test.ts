import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { laterRights, mayTakeAway } from '@/storage/sync/signed/may-take-away'

const epoch = fc
  .tuple(fc.constantFrom('a', 'b:c', 'd'), fc.nat(20))
  .map(([gen, rights]) => `${gen}:${rights}`)
const cursors = {}

describe('what a server does not show any more', () => {
  test('goes as long as the rights only go on', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), (seen, more) => {
        expect(mayTakeAway({ cursors, seen: `a:${seen}`, epoch: `a:${seen + more}` })).toBe(true)
        expect(mayTakeAway({ cursors, seen: `a:${seen + more + 1}`, epoch: `a:${seen}` })).toBe(false)
      }),
    )
  })

  test('goes after a restore only when the backup holds all changes of rights that were seen here', () => {
    fc.assert(
      fc.property(epoch, epoch, fc.array(epoch, { maxLength: 4 }), (seen, other, ended) => {
        const [gen, rights] = [
          seen.slice(0, seen.lastIndexOf(':')),
          Number(seen.slice(seen.lastIndexOf(':') + 1)),
        ]
        const holdsAll = ended.some((end) => {
          const at = end.lastIndexOf(':')
          return end.slice(0, at) === gen && Number(end.slice(at + 1)) >= rights
        })
        const now = `new ${other}`
        expect(mayTakeAway({ cursors, unmarked: 'kept', seen, epoch: now, ended })).toBe(holdsAll)
      }),
    )
  })

  test('goes at the first time, and stays after a restore of which nothing is known', () => {
    expect(mayTakeAway({ cursors, epoch: 'a:1' })).toBe(true)
    expect(mayTakeAway({ cursors, epoch: 'a:1', unmarked: 'kept' })).toBe(false)
  })
})

test('of rights that were seen the later ones are kept, and those of another timeline count anew', () => {
  fc.assert(
    fc.property(fc.nat(20), fc.nat(20), (one, other) => {
      expect(laterRights(`a:${one}`, `a:${other}`)).toBe(`a:${Math.max(one, other)}`)
      expect(laterRights(`a:${one}`, `b:${other}`)).toBe(`b:${other}`)
    }),
  )
  expect(laterRights(undefined, 'a:1')).toBe('a:1')
})

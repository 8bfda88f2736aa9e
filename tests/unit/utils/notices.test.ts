import { expect, test } from 'vitest'
import { followUpOfNotice, isDigest, noticeIdOf, noticesFor, wasAbsent } from '@/utils/follow-ups/notices'
import { newId } from '@/utils/ids'

const items = Array.from({ length: 4 }, (_, at) => ({ id: newId(), dueAt: 1000 + at }))

test('Up to three are shown one by one, more in one digest', () => {
  const three = noticesFor(items.slice(0, 3), 5000, false)
  expect([...three.values()]).toEqual(items.slice(0, 3).map(noticeIdOf))
  const four = new Set(noticesFor(items, 5000, false).values())
  expect(four.size).toBe(1)
  expect(isDigest([...four][0]!)).toBe(true)
})

test('After an absence two are already one digest, and a single one stays itself', () => {
  expect(new Set(noticesFor(items.slice(0, 2), 5000, true).values()).size).toBe(1)
  expect(noticesFor(items.slice(0, 1), 5000, true).get(items[0]!.id)).toBe(noticeIdOf(items[0]!))
})

test('A notification names its follow-up; a digest and foreign ones name none', () => {
  expect(followUpOfNotice(noticeIdOf(items[0]!))).toBe(items[0]!.id)
  expect(followUpOfNotice('digest:5000')).toBeUndefined()
  expect(followUpOfNotice('something else')).toBeUndefined()
})

test('A gap of more than five minutes is an absence; a first start is none', () => {
  expect(wasAbsent(0, 5 * 60_000)).toBe(false)
  expect(wasAbsent(0, 5 * 60_000 + 1)).toBe(true)
  expect(wasAbsent(undefined, 1)).toBe(false)
})

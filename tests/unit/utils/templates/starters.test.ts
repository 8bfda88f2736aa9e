import { expect, test } from 'vitest'
import { starterReplies } from '@/utils/templates/starters'

test('Starters exist in each language, with ids of their own that never change', () => {
  const [en, ja] = [starterReplies('en'), starterReplies('ja')]
  expect(new Set([...en, ...ja].map(({ id }) => id)).size).toBe(en.length + ja.length)
  expect(starterReplies('en')).toEqual(en)
  expect(starterReplies('fr')).toEqual(en)
})

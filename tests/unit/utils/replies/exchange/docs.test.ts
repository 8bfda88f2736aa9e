import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readJson } from '@/utils/replies/exchange/json/read-json'
import { writeJson } from '@/utils/replies/exchange/json/write-json'
import { parseTemplate } from '@/utils/templates/parse'

const DOCUMENT = readFileSync(new URL('../../../../../docs/replies-format.md', import.meta.url), 'utf8')

describe('docs/replies-format.md', () => {
  it('shows a file that is imported whole, and written again the same', () => {
    const example = /```json\n([\s\S]*?)```/.exec(DOCUMENT)?.[1] ?? ''
    const { replies, notes } = readJson(example)
    expect(notes).toEqual([])
    expect(replies).toHaveLength(1)
    expect(JSON.parse(writeJson(replies).text)).toEqual(JSON.parse(example))
    for (const { body, variants = {} } of replies) {
      for (const text of [body, ...Object.values(variants)]) expect(parseTemplate(text).problems).toEqual([])
    }
  })
})

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { arithmetic } from '@/utils/scoring/arithmetic'
import { decay, depthOf, speedOf } from '@/utils/scoring/curves'
import type { Evidence } from '@/utils/scoring/evidence'
import { heatOf, levelOf } from '@/utils/scoring/heat'
import { NOW, TODAY } from './arbitrary-evidence'

const DOCUMENT = readFileSync('docs/scoring.md', 'utf8')
const UNITS: Record<string, number> = { min: 60_000, h: 3_600_000 }

/** The rows of the table under a heading of its first column. */
function table(firstColumn: string, text = DOCUMENT): string[][] {
  const lines = text.split('\n')
  const start = lines.findIndex((line) => new RegExp(`^\\| ${firstColumn} +\\|`).test(line))
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'))
  const rows = lines.slice(start + 2, end)
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function timeOf(text: string): number {
  const [amount = '', unit = ''] = text.split(' ')
  return Number(amount) * (UNITS[unit] ?? Number.NaN)
}

function evidenceOf(example: string): Evidence {
  const rows = table('Days ago', example).map((row) => {
    const [daysAgo, out, told, read, answers = '', turns] = row
    const replyMs = answers === '' ? [] : answers.split(', ').map(timeOf)
    const day = { in: Number(turns), out: Number(out), told: Number(told), read: Number(read), replyMs }
    return [String(TODAY - Number(daysAgo)), { ...day, turns: Number(turns) }]
  })
  return Object.fromEntries(rows)
}

describe('the document for salespeople says what the program does', () => {
  test('of what fades', () => {
    const rows = table('Days ago')
    expect(rows).toHaveLength(7)
    for (const [days, counts] of rows) expect(decay(Number(days)).toFixed(2)).toBe(counts)
  })

  test('of speed', () => {
    const rows = table('Median answer')
    expect(rows).toHaveLength(9)
    for (const [time = '', speed] of rows) expect(String(Math.round(speedOf(timeOf(time))))).toBe(speed)
  })

  test('of depth', () => {
    const rows = table('Turns')
    expect(rows).toHaveLength(8)
    for (const [turns, depth] of rows) expect(String(Math.round(depthOf(Number(turns))))).toBe(depth)
  })

  test('of levels', () => {
    const rows = table('Level')
    expect(rows).toHaveLength(4)
    for (const [level = '', from] of rows) expect(levelOf(Number(from))).toBe(level.toLowerCase())
  })

  const examples = DOCUMENT.split(/^### Example: /m).slice(1)
  test.each(examples.map((text) => [text.split('\n')[0] ?? '', text]))('in the example of %s', (_, text) => {
    const result = heatOf(evidenceOf(text), NOW)
    const parts = arithmetic(result).map(({ weight, value, points }) => `${weight} % × ${value} (${points})`)
    expect(text).toContain(`**Heat ${result.heat}** = ${parts.join(' + ')}`)
  })

  test('in three examples', () => {
    expect(examples).toHaveLength(3)
  })
})

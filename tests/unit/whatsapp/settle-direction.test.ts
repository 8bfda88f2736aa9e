import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowFacts } from '@/entrypoints/whatsapp.content/read-messages/read-row'
import { settleDirections } from '@/entrypoints/whatsapp.content/read-messages/settle-direction'

type Sketch = [direction: RowFacts['direction'], sender: string]

describe('the direction of bubbles without a mark', () => {
  it('is out for a sender that a marked own bubble bears', () => {
    expect(
      settle(
        [
          ['out', 'Karl'],
          ['unknown', 'Karl'],
        ],
        'Ana',
      ),
    ).toEqual(['out', 'out'])
  })

  it('is in for the name of the chat, and for a sender that a marked incoming bubble bears', () => {
    expect(settle([['unknown', 'Ana']], 'Ana')).toEqual(['in'])
    expect(
      settle(
        [
          ['in', 'Bea'],
          ['unknown', 'Bea'],
        ],
        'Ana',
      ),
    ).toEqual(['in', 'in'])
  })

  it('stays unknown for a name that nothing tells', () => {
    expect(settle([['unknown', 'Karl']], 'Ana')).toEqual(['unknown'])
  })

  it('stays unknown where both sides bear one name', () => {
    expect(
      settle(
        [
          ['out', 'Maria'],
          ['unknown', 'Maria'],
        ],
        'Maria',
      ),
    ).toEqual(['out', 'unknown'])
  })

  it('does not take the title of a group for a person', () => {
    expect(settle([['unknown', 'Family']], 'Family', true)).toEqual(['unknown'])
  })

  it('goes on with an incoming run, and never with an own one, since own bubbles have ticks', () => {
    expect(
      settle(
        [
          ['in', 'Ana'],
          ['unknown', ''],
          ['unknown', ''],
        ],
        'Ana',
      ),
    ).toEqual(['in', 'in', 'in'])
    expect(
      settle(
        [
          ['out', 'Karl'],
          ['unknown', ''],
        ],
        'Ana',
      ),
    ).toEqual(['out', 'unknown'])
  })

  it('never changes what a mark of the page told, nor the order or number of messages', () => {
    const direction = fc.constantFrom<RowFacts['direction'][]>('in', 'out', 'unknown')
    const rows = fc.array(fc.tuple(direction, fc.constantFrom('', 'Ana', 'Karl', 'Bea')))
    fc.assert(
      fc.property(rows, fc.constantFrom('', 'Ana', 'Karl'), fc.boolean(), (sketches, title, isGroup) => {
        const settled = settle(sketches, title, isGroup)
        expect(settled).toHaveLength(sketches.length)
        for (const [index, [told]] of sketches.entries()) {
          if (told !== 'unknown') expect(settled[index]).toBe(told)
        }
      }),
    )
  })
})

function settle(sketches: Sketch[], title: string, isGroup = false): RowFacts['direction'][] {
  const rows = sketches.map(([direction, sender], index): RowFacts => {
    const messageId = `m${index}`
    return { messageId, direction, ack: 'unknown', kind: 'text', length: 1, stamp: undefined, sender }
  })
  return settleDirections(rows, title, isGroup).map((row) => row.direction)
}

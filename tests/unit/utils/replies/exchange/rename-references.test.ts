import { describe, expect, it } from 'vitest'
import { renameReferences } from '@/utils/replies/exchange/rename-references'

describe('references of imported replies', () => {
  const renamed = new Map([
    ['sig', 'sig-2'],
    ['hello', 'Hello_3'],
  ])

  it.each([
    ['{{reply: sig}} and {{ Reply:SIG }}', '{{reply: sig-2}} and {{ Reply:sig-2 }}'],
    [
      '{{reply: sig|{{reply: hello}}}} {{reply: other}}',
      '{{reply: sig-2|{{reply: Hello_3}}}} {{reply: other}}',
    ],
    [
      '{{choice: {{reply: sig}} | none}} {{name|{{reply: sig}}}}',
      '{{choice: {{reply: sig-2}} | none}} {{name|{{reply: sig-2}}}}',
    ],
    ['{{toggle: T; yes={{reply: sig}}; no=x}}', '{{toggle: T; yes={{reply: sig-2}}; no=x}}'],
    ['reply: sig, \\{{reply: sig}}, {{reply: sig', 'reply: sig, \\{{reply: sig}}, {{reply: sig'],
  ])('follow their replies to new shortcuts: %s', (body, expected) => {
    expect(renameReferences(body, renamed)).toBe(expected)
  })

  it('stay as they are when nothing was renamed', () => {
    expect(renameReferences('{{reply: sig}}', new Map())).toBe('{{reply: sig}}')
  })
})

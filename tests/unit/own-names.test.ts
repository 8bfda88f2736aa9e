import { describe, expect, it } from 'vitest'
import { ownNames, ownNamesOf } from '@/scripts/lib/own-names'

const OURS = `
export class Thing {
  readonly isOurs = new Map<string, number>()
  get whatIsSeen(): number {
  async lookAround<T>(words: T): Promise<void> {
  isPerhaps?: boolean
  replyId = ''
  listed = finder.one('listed')
  onMessage = () => browser.runtime?.onMessage.addListener
    tooDeep: 1,
  #hidden = 1
`

describe('names that the build may shorten', () => {
  it('are those of members that nothing else knows', () => {
    expect(ownNamesOf(OURS, 'type Wire = { replyId: string }')).toEqual([
      'isOurs',
      'whatIsSeen',
      'lookAround',
      'isPerhaps',
    ])
  })

  it('hold no word of the contracts, and none that is an attribute or a selector', () => {
    const names = ownNames()
    expect(names.length).toBeGreaterThan(50)
    const known = [
      'messageId',
      'replyId',
      'class',
      'role',
      'composer',
      'main',
      'pending',
      'onMessage',
      'getURL',
    ]
    expect(names.filter((name) => known.includes(name))).toEqual([])
  })
})

import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ownNames, ownNamesOf } from '@/scripts/lib/own-names'

const OURS = `
export class Thing {
  readonly isOurs = new Map<string, number>()
  get whatIsSeen(): number { return 1 }
  async lookAround<T>(words: T): Promise<void> { const local = { asKey: 1, inputmode: '' } }
  replyId = ''
  listed = finder.one('listed')
  onMessage = () => browser.runtime?.onMessage.addListener
  inputMode = ''
  inputmode = ''
  #hidden = 1
}
type Parts = { isPerhaps?: boolean; run(): void; 'quoted-name': string }
const { cloneInto } = globalThis as { cloneInto?: () => void }
type Also = { cloneInto: string }
`

const source = (text: string) => ts.createSourceFile('one.ts', text, ts.ScriptTarget.Latest, true)

describe('names that the build may shorten', () => {
  it('are those of members that nothing else knows', () => {
    const shared = [source('type Wire = { replyId: string } // isOurs')]
    expect(ownNamesOf([source(OURS)], shared, new Set(['inputMode', 'inputmode']))).toEqual([
      'isOurs',
      'whatIsSeen',
      'lookAround',
      'isPerhaps',
      'run',
    ])
  })

  it('hold no word of the contracts or of the web, and none that is an attribute or a selector', () => {
    const names = ownNames()
    expect(names.length).toBeGreaterThan(100)
    const known = [
      'messageId',
      'replyId',
      'account',
      'strings',
      'fromMe',
      'class',
      'role',
      'inputmode',
      'composer',
      'headerTitle',
      'main',
      'pending',
      'onMessage',
      'getURL',
      'cloneInto',
      'replaceChildren',
      'findLast',
      'toReversed',
    ]
    expect(names.filter((name) => known.includes(name))).toEqual([])
  })
})

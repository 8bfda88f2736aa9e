import { describe, expect, it } from 'vitest'
import { parseOptions } from '../../bench/options'

const PARTS = ['card', 'picker', 'sizes']

describe('the options of the bench', () => {
  it('measure everything and print a table unless told otherwise', () => {
    expect(parseOptions([], PARTS)).toEqual({ isJson: false, isQuick: false, only: [] })
  })

  it('take parts one by one or with commas', () => {
    expect(parseOptions(['--json', '--only', 'card', '--quick', '--only', 'picker,sizes'], PARTS)).toEqual({
      isJson: true,
      isQuick: true,
      only: ['card', 'picker', 'sizes'],
    })
  })

  it('name what they do not know', () => {
    expect(() => parseOptions(['--fast'], PARTS)).toThrow('--fast')
    expect(() => parseOptions(['--only', 'cards'], PARTS)).toThrow('Its parts are card, picker, sizes')
    expect(() => parseOptions(['--only'], PARTS)).toThrow('no part ""')
  })
})

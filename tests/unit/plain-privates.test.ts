import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { plainPrivates } from '@/scripts/lib/plain-privates'

const BUNDLE = `
const first = '#app #t';
class Count{#t=0;get#i(){return this.#t}set#i(t){this.#t=t}async#e(){return this.#i}static#n=1
  constructor(){this.#i=Count.#n}isEqual(t){return t.#t===this.#t}async more(){this.#t++;return(await this.#e())+\`#\${this.#i}\`}}
class Other{#t='own';said(){return this.#t}}
;(async()=>[first,await new Count().more(),new Count().isEqual(new Count()),new Other().said(),Object.keys(new Other())])()
`

describe('private names without their sign', () => {
  it('do what they did, and texts stay as they are', async () => {
    const plain = plainPrivates(BUNDLE)
    expect(plain.match(/#/g)?.length).toBe(3)
    const [before, after] = (await Promise.all([
      runInNewContext(BUNDLE),
      runInNewContext(plain),
    ])) as unknown[][]
    expect(before?.slice(0, 4)).toEqual(['#app #t', '2#2', true, 'own'])
    expect(after?.slice(0, 4)).toEqual(before?.slice(0, 4))
    // Nobody asks for the keys of such an object.
    expect(after?.[4]).toEqual(['t'])
  })

  it.each(['class A{#t;t=1}', 'class A{#t;get t(){return 1}}', 'class A extends B{#t}'])(
    'are refused where two would meet: %s',
    (code) => expect(() => plainPrivates(code)).toThrow(/class/),
  )

  it('may be anything beside a base that has none', () => {
    expect(plainPrivates('class A extends Error{t=1}')).toBe('class A extends Error{t=1}')
  })
})

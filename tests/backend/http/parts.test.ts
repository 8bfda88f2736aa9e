import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../../backend/src/config.ts'
import { describe as describeError } from '../../../backend/src/http/logger.ts'
import { createMetrics } from '../../../backend/src/http/metrics.ts'
import { createTokenBucket } from '../../../backend/src/http/token-bucket.ts'

describe('a rate', () => {
  const asksArbitrary = fc.array(fc.record({ afterMs: fc.nat(3_000), key: fc.constantFrom('a', 'b') }), {
    maxLength: 200,
  })

  it('lets through, in any span of time, no more than a burst and what has grown since', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 5 }),
        asksArbitrary,
        (burst, perSecond, asks) => {
          const bucket = createTokenBucket({ burst, perSecond })
          let now = 0
          const passed: number[] = []
          for (const { afterMs, key } of asks) {
            now += afterMs
            if (bucket.take(key, now) === 0 && key === 'a') passed.push(now)
          }
          for (const [first, from] of passed.entries())
            for (const [last, to] of passed.entries())
              if (last >= first)
                expect(last - first + 1).toBeLessThanOrEqual(burst + ((to - from) / 1000) * perSecond + 1e-6)
        },
      ),
      { numRuns: 50 },
    )
  })

  it('lets go on whoever waited as long as it said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 50 }), (burst, perSecond) => {
        const bucket = createTokenBucket({ burst, perSecond })
        for (let ask = 0; ask < burst; ask++) expect(bucket.take('a', 0)).toBe(0)
        const waitMs = bucket.take('a', 0)
        expect(waitMs).toBeGreaterThan(0)
        expect(bucket.take('a', waitMs)).toBe(0)
      }),
    )
  })

  it('forgets who is full, or first come, rather than filling the memory; a busy one stays refused', () => {
    const bucket = createTokenBucket({ burst: 1, perSecond: 0.001 }, 100)
    for (let key = 0; key < 1_000; key++) expect(bucket.take(`key-${key}`, 0)).toBe(0)
    expect(bucket.take('key-999', 0)).toBeGreaterThan(0)
    expect(bucket.take('key-0', 0)).toBe(0)
  })

  it('gives nothing for a clock that was set back', () => {
    const bucket = createTokenBucket({ burst: 1, perSecond: 1 })
    bucket.take('a', 10_000)
    expect(bucket.take('a', 0)).toBeGreaterThan(0)
  })
})

describe('what is logged of an error', () => {
  it('is its kind, its code and where, and not its words', () => {
    const error = Object.assign(new Error('Key (name)=(Maria)\nat Maria'), { code: '23505' })
    const fields = describeError(error)
    expect(fields).toMatchObject({ error: 'Error', errorCode: '23505' })
    expect(fields['at']).toContain('parts.test.ts')
    expect(JSON.stringify(fields)).not.toContain('Key (name)')
    expect(describeError('Maria')).toEqual({ error: 'string' })
  })
})

describe('figures', () => {
  it('of durations only grow from one bound to the next', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 20, noNaN: true }), { minLength: 1 }), (all) => {
        const metrics = createMetrics()
        for (const seconds of all) metrics.countRequest({ method: 'GET', route: '/r', status: 200, seconds })
        const text = metrics.text()
        const counts = [...text.matchAll(/_bucket\{.*\} (\d+)/g)].map(([, count]) => Number(count))
        expect(counts).toEqual(counts.toSorted((one, other) => one - other))
        expect(counts.at(-1)).toBe(all.length)
      }),
      { numRuns: 30 },
    )
  })

  it('are asked for when they are read', () => {
    const metrics = createMetrics()
    let open = 1
    metrics.gauge('chatside_open_sockets', 'Open.', () => open)
    open = 7
    expect(metrics.text()).toContain('\nchatside_open_sockets 7\n')
  })
})

describe('settings', () => {
  it('are not needed to begin', () => {
    expect(readConfig([], {})).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 8787,
      DATA_DIR: 'chatside-data',
      command: { name: 'serve' },
      publicUrl: undefined,
    })
  })

  it('come from the environment and, before that, from the command line', () => {
    const env = { PORT: '1', DATA_DIR: '/one', PUBLIC_URL: 'https://team.example/', DATABASE_URL: '' }
    const config = readConfig(['--port', '2', '--data', '/two'], env)
    expect(config).toMatchObject({ PORT: 2, DATA_DIR: '/two', publicUrl: 'https://team.example' })
    expect(config.DATABASE_URL).toBeUndefined()
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', '80a'],
    ['PUBLIC_URL', 'team.example'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://user:hidden-word@host'],
    ['METRICS_TOKEN', 'hidden-word'],
    ['PROXIES', '-1'],
  ])('say that %s is wrong, and not what stands in it', (name, value) => {
    const read = () => readConfig([], { [name]: value })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(name)
    expect(read).not.toThrow('hidden-word')
  })

  it('know what is to be done', () => {
    expect(readConfig(['--invite-owner'], {}).command).toEqual({ name: 'invite-owner' })
    expect(readConfig(['--new-timeline'], {}).command).toEqual({ name: 'new-timeline' })
    expect(readConfig(['--restore', 'a', 'b'], {}).command).toEqual({ name: 'restore', files: ['a', 'b'] })
    for (const wrong of [['--restore'], ['--what'], ['file'], ['--port']])
      expect(() => readConfig(wrong, {})).toThrow(ConfigError)
  })
})

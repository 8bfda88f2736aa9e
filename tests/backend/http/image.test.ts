import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { readConfig } from '../../../backend/src/config.ts'
import { parseImage } from '../../../scripts/lib/image-file.ts'

// Whether it builds and runs is shown by `npm run prove -- image`.

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const { stages, isInContext } = parseImage(`${ROOT}backend/Dockerfile`)
const last = stages.at(-1)!

const serviceSchema = z.object({
  image: z.optional(z.string()),
  build: z.optional(z.object({ context: z.string(), dockerfile: z.string() })),
  environment: z.record(z.string(), z.string()),
  ports: z.optional(z.array(z.string())),
  depends_on: z.optional(z.record(z.string(), z.object({ condition: z.string() }))),
  volumes: z.optional(z.array(z.string())),
  healthcheck: z.optional(z.object({ test: z.array(z.string()) })),
})
const composeSchema = z.object({
  services: z.record(z.string(), serviceSchema),
  volumes: z.record(z.string(), z.unknown()),
})

/** What somebody may set beside the file. */
const GIVEN: Record<string, string> = {
  PUBLIC_URL: 'https://team.example',
  DATABASE_PASSWORD: 'chosen',
  METRICS_TOKEN: 'a-token-of-their-own',
  PROXIES: '1',
}

/** As compose does it; what must be given and is not throws. */
function filled(text: string, given: Record<string, string>): string {
  return text.replaceAll(/\$\{(\w+):([-?])([^}]*)\}/g, (_, name: string, kind: string, rest: string) => {
    if (given[name] === undefined && kind === '?') throw new Error(`${name}: ${rest}`)
    expect(Object.keys(GIVEN)).toContain(name)
    return given[name] ?? rest
  })
}

/** A setting as a variable has it. */
function shown(value: unknown): unknown {
  return typeof value === 'number' ? `${value}` : (value ?? '')
}

describe('the image', () => {
  it('takes only files that are there, and no dependencies, tests or data of whoever builds it', () => {
    const sources = stages.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.do === 'copy' && step.from === undefined ? step.sources : [])),
    )
    expect(sources.length).toBeGreaterThan(4)
    for (const source of sources) expect(existsSync(`${ROOT}${source}`), source).toBe(true)
    for (const file of ['package-lock.json', 'backend/src/main.ts', 'storage/sync/wire.ts'])
      expect(isInContext(file), file).toBe(true)
    for (const file of [
      'node_modules/pg/package.json',
      'backend/node_modules/x',
      'chatside-data/data/x',
      '.env',
      '.git/config',
    ])
      expect(isInContext(file), file).toBe(false)
  })

  it('sets what the server knows, listens where it says, and runs as nobody of importance', () => {
    const config = readConfig([], last.env)
    for (const [name, value] of Object.entries(last.env))
      expect(shown(config[name as keyof typeof config]), name).toBe(value)
    expect(last.ports).toEqual([config.PORT])
    expect(last.user).toBe('node')
    expect(last.entry[0]).toBe('node')
    expect(last.health.length).toBeGreaterThan(0)
  })
})

describe('the compose file', () => {
  const text = readFileSync(`${ROOT}backend/compose.yaml`, 'utf8')
  const compose = composeSchema.parse(parse(text))
  const { server, database } = compose.services as Record<
    'server' | 'database',
    z.infer<typeof serviceSchema>
  >

  it.each([
    ['nothing but the password', { DATABASE_PASSWORD: GIVEN['DATABASE_PASSWORD']! }],
    ['everything', GIVEN],
  ])('sets what the server knows when it is given %s', (_, given) => {
    const values = Object.entries(server.environment).map(
      ([name, value]) => [name, filled(value, given)] as const,
    )
    const config = readConfig([], { ...last.env, ...Object.fromEntries(values) })
    for (const [name, value] of values) expect(shown(config[name as keyof typeof config]), name).toBe(value)
  })

  it('asks for a password', () => {
    expect(() => filled(text, {})).toThrow('DATABASE_PASSWORD: choose one')
  })

  it('builds this image, waits for a database it can reach, and keeps its data', () => {
    expect(server.build).toEqual({ context: '..', dockerfile: 'backend/Dockerfile' })
    expect(server.ports).toEqual([`127.0.0.1:${last.ports[0]}:${last.ports[0]}`])
    const { hostname, username, pathname } = new URL(filled(server.environment['DATABASE_URL']!, GIVEN))
    expect(Object.keys(server.depends_on ?? {})).toEqual([hostname])
    expect(compose.services[hostname]).toBe(database)
    expect(database.healthcheck).toBeDefined()
    expect(database.environment).toMatchObject({ POSTGRES_USER: username, POSTGRES_DB: pathname.slice(1) })
    const [volume = ''] = database.volumes ?? []
    expect(Object.keys(compose.volumes)).toEqual([volume.split(':')[0]])
  })
})

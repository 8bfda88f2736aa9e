import { parseArgs } from 'node:util'
import * as z from 'zod/mini'

/** Said to whoever starts the server; nothing else is needed to understand it. */
export class ConfigError extends Error {}

const numberSchema = (least: number, most: number) =>
  z
    .pipe(z.string().check(z.regex(/^\d{1,6}$/)), z.transform(Number))
    .check(z.refine((value) => value >= least && value <= most, `between ${least} and ${most}`))
const settingsSchema = z.object({
  HOST: z._default(z.string().check(z.minLength(1)), '127.0.0.1'),
  PORT: z.optional(numberSchema(0, 65_535)),
  PUBLIC_URL: z.optional(z.url({ protocol: /^https?$/ })),
  DATABASE_URL: z.optional(z.string().check(z.regex(/^postgres(ql)?:\/\//))),
  DATA_DIR: z._default(z.string().check(z.minLength(1)), 'chatside-data'),
  WORKSPACE_NAME: z._default(z.string().check(z.trim(), z.minLength(1), z.maxLength(100)), 'Team'),
  METRICS_TOKEN: z.optional(z.string().check(z.minLength(16), z.maxLength(500))),
  LOG_LEVEL: z._default(z.enum(['debug', 'info', 'warn', 'error', 'silent']), 'info'),
  /** How many proxies of one's own stand in front. */
  PROXIES: z._default(numberSchema(0, 5), 0),
  /** Requests a second of one device; five seconds' worth at once. */
  DEVICE_RATE: z._default(numberSchema(1, 10_000), 20),
  /** Joins a minute from one address. */
  JOIN_RATE: z._default(numberSchema(1, 10_000), 10),
})

export type Settings = z.infer<typeof settingsSchema>
/**
 * `invite-owner`: make a link and end. `new-timeline`: after a copy was put back. `restore`: from these files, into an empty
 * database, and end.
 */
export type Command =
  | { name: 'serve' | 'invite-owner' | 'new-timeline' }
  | { name: 'restore'; files: string[] }
export type Config = Settings & { PORT: number; publicUrl: string | undefined; command: Command }

const DEFAULT_PORT = 8_787

/**
 * @param args what follows `npm run server --`.
 * @throws ConfigError that names the setting and does not repeat its value.
 */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Config {
  const flags = readFlags(args)
  // An empty variable, as compose files make them, is none.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const merged = {
    ...given,
    ...(flags.port && { PORT: flags.port }),
    ...(flags.data && { DATA_DIR: flags.data }),
  }
  const parsed = z.safeParse(settingsSchema, merged)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new ConfigError(`The setting ${String(issue?.path[0])} cannot be used: ${issue?.message ?? ''}.`)
  }
  const PORT = parsed.data.PORT ?? DEFAULT_PORT
  return {
    ...parsed.data,
    PORT,
    publicUrl: parsed.data.PUBLIC_URL?.replace(/\/+$/, ''),
    command: flags.command,
  }
}

function readFlags(args: readonly string[]): { port?: string; data?: string; command: Command } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        restore: { type: 'boolean' },
        'invite-owner': { type: 'boolean' },
        'new-timeline': { type: 'boolean' },
      },
      allowPositionals: true,
    })
    const { port, data } = values
    return { ...(port && { port }), ...(data && { data }), command: commandOf(values, positionals) }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new ConfigError(
      `${error.message}. There are --port, --data, --invite-owner, --new-timeline and --restore <files>.`,
    )
  }
}

type Flags = { restore?: boolean; 'invite-owner'?: boolean; 'new-timeline'?: boolean }

function commandOf(values: Flags, files: string[]): Command {
  if (values.restore === true) {
    if (files.length === 0)
      throw new ConfigError('--restore needs the files of the backup, the full one first.')
    return { name: 'restore', files }
  }
  if (files.length > 0) throw new ConfigError(`“${files[0] ?? ''}” is not understood.`)
  if (values['new-timeline'] === true) return { name: 'new-timeline' }
  return { name: values['invite-owner'] === true ? 'invite-owner' : 'serve' }
}

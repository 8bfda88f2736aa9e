import * as z from 'zod/mini'
import type { TeamSession } from '../schema/team'
import { REFUSALS, type Refusal } from './wire'

/** No answer in this time counts as none at all. */
const TIMEOUT_MS = 30_000

const refusalSchema = z.object({ code: z.enum(REFUSALS), detail: z.optional(z.string()) })

/** The server said no. `retryAfterMs`: when it said when to come again. */
export class ServerRefusal extends Error {
  readonly code: Refusal
  readonly status: number
  readonly detail: string | undefined
  readonly retryAfterMs: number | undefined

  constructor(code: Refusal, status: number, detail?: string, retryAfterMs?: number) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'ServerRefusal'
    this.code = code
    this.status = status
    this.detail = detail
    this.retryAfterMs = retryAfterMs
  }
}

/** The server was not reached, or what answered is none of ours: then `status` is what stands in between said. */
export class ServerAway extends Error {
  readonly status: number | undefined

  constructor(reason: string, status?: number) {
    super(reason)
    this.name = 'ServerAway'
    this.status = status
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
/** `signal`: whoever asks may give up. */
export type Way = Pick<TeamSession, 'url'> & { token?: string; signal?: AbortSignal }

/**
 * Asks the server of the team. @returns its answer, parsed by `schema`; undefined for an empty one.
 * @throws ServerRefusal or ServerAway.
 */
export async function askServer<Schema extends z.ZodMiniType>(
  { url, token, signal }: Way,
  method: Method,
  path: string,
  schema: Schema,
  body?: unknown,
): Promise<z.output<Schema>> {
  const response = await reach(url + path, {
    method,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]),
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw await refusalOf(response)
  const answer = z.safeParse(schema, response.status === 204 ? undefined : await readJson(response))
  if (!answer.success) throw new ServerAway('unreadable')
  return answer.data
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw new ServerAway(error instanceof Error ? error.name : 'unreachable')
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch {
    throw new ServerAway('unreadable')
  }
}

/** What stands in between may answer anything: only what the server says in its own words counts as its word. */
async function refusalOf(response: Response): Promise<ServerRefusal | ServerAway> {
  const { status } = response
  const body = await readJson(response).catch((error: unknown) => {
    if (error instanceof ServerAway) return undefined
    throw error
  })
  const parsed = z.safeParse(refusalSchema, body)
  if (!parsed.success) return new ServerAway(`status ${status}`, status)
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const { code, detail } = parsed.data
  return new ServerRefusal(code, status, detail, Number.isFinite(seconds) ? seconds * 1_000 : undefined)
}

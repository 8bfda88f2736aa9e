import * as z from 'zod/mini'
import type { TeamSession } from '../schema/team'
import { type Proof, proofSchema, REFUSALS, type Refusal } from './wire'

/** No answer in this time counts as none at all. */
const TIMEOUT_MS = 30_000

const refusalSchema = z.object({
  code: z.enum(REFUSALS),
  detail: z.optional(z.string()),
  proof: z.optional(proofSchema),
})
type Said = { detail?: string | undefined; retryAfterMs?: number | undefined; proof?: Proof | undefined }

/** The server said no. `retryAfterMs`: when it said when to come again; `proof`: that this device was let go. */
export class ServerRefusal extends Error {
  readonly code: Refusal
  readonly status: number
  readonly detail: string | undefined
  readonly retryAfterMs: number | undefined
  readonly proof: Proof | undefined

  constructor(code: Refusal, status: number, { detail, retryAfterMs, proof }: Said = {}) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'ServerRefusal'
    this.code = code
    this.status = status
    this.detail = detail
    this.retryAfterMs = retryAfterMs
    this.proof = proof
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
  way: Way,
  method: Method,
  path: string,
  schema: Schema,
  body?: unknown,
): Promise<z.output<Schema>> {
  const text = await askText(way, method, path, body === undefined ? undefined : JSON.stringify(body))
  return parseAnswer(schema, text === '' ? undefined : readJson(text))
}

/**
 * Asks it with JSON that is ready. @returns its answer as it came; '' for an empty one.
 * @throws ServerRefusal or ServerAway.
 */
export async function askText(
  { url, token, signal }: Way,
  method: Method,
  path: string,
  body?: string,
): Promise<string> {
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
    ...(body !== undefined && { body }),
  })
  if (!response.ok) throw await refusalOf(response)
  return readText(response)
}

/** @throws ServerAway 'unreadable' for what is not as it should be. */
export function parseAnswer<Schema extends z.ZodMiniType>(schema: Schema, json: unknown): z.output<Schema> {
  const answer = z.safeParse(schema, json)
  if (!answer.success) throw new ServerAway('unreadable')
  return answer.data
}

/** @throws ServerAway 'unreadable' for what is no JSON, such as half of one. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ServerAway('unreadable')
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    throw new ServerAway(error instanceof Error ? error.name : 'unreachable')
  }
}

async function readText(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch {
    throw new ServerAway('unreadable')
  }
}

/** What stands in between may answer anything: only what the server says in its own words counts as its word. */
async function refusalOf(response: Response): Promise<ServerRefusal | ServerAway> {
  const { status } = response
  const parsed = z.safeParse(refusalSchema, await saidIn(response))
  if (!parsed.success) return new ServerAway(`status ${status}`, status)
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const { code, detail, proof } = parsed.data
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1_000 : undefined
  return new ServerRefusal(code, status, { detail, retryAfterMs, proof })
}

async function saidIn(response: Response): Promise<unknown> {
  try {
    return readJson(await readText(response))
  } catch (error) {
    if (error instanceof ServerAway) return undefined
    throw error
  }
}

import { randomUUID } from 'node:crypto'
import type { InviteAsk, NewInvite } from '../../../storage/sync/people-wire'
import { parseInviteLink } from '../../../storage/sync/invite-link'
import { type JoinAnswer, joinAnswerSchema, PROTOCOL } from '../../../storage/sync/wire'
import type * as z from 'zod/mini'

export type Answer = { status: number; body: unknown }
/** Somebody on a device, as far as the server knows them. */
export type Person = JoinAnswer & {
  url: string
  client: string
  ask: (method: string, path: string, body?: unknown) => Promise<Answer>
  /** Asks for what must be answered with success. */
  must: <Schema extends z.ZodMiniType>(
    method: string,
    path: string,
    body: unknown,
    schema: Schema,
  ) => Promise<z.output<Schema>>
}

/** A connection that was idle may be closed just as it is used again. */
const TRIES = 3
/** No key of anybody's: it has the length of one. */
const PUBKEY = 'A'.repeat(87)
const INVITES = '/v1/admin/invites'

/** Joins by the link of an invite, as a new device. */
export async function joinByLink(link: string, userName: string): Promise<Person> {
  const parsed = parseInviteLink(link)
  if (parsed === undefined) throw new Error('That is no link of an invite')
  const { url, secret } = parsed
  const body = { invite: secret, userName, deviceName: `${userName}’s`, pubkey: PUBKEY, proto: PROTOCOL }
  const { status, body: answer } = await askAt(url, undefined, 'POST', '/v1/join', body)
  if (status !== 200) throw new Error(`Joining was refused: ${status} ${JSON.stringify(answer)}`)
  return personOf(url, joinAnswerSchema.parse(answer))
}

/** @returns the link of a new invite that `person` makes. */
export async function inviteLink(person: Person, ask: Partial<InviteAsk>): Promise<string> {
  const { status, body } = await person.ask('POST', INVITES, ask)
  if (status !== 201) throw new Error(`No invite was made: ${status}`)
  return (body as NewInvite).link
}

function personOf(url: string, join: JoinAnswer): Person {
  const ask: Person['ask'] = (method, path, body) => askAt(url, join.token, method, path, body)
  return {
    ...join,
    url,
    client: `bench-${randomUUID()}`,
    ask,
    must: async (method, path, body, schema) => {
      const { status, body: answer } = await ask(method, path, body)
      if (status >= 300) throw new Error(`${method} ${path} was answered ${status} ${JSON.stringify(answer)}`)
      return schema.parse(answer)
    },
  }
}

async function askAt(
  url: string,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await reach(url + path, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  return { status: response.status, body: text === '' ? undefined : (JSON.parse(text) as unknown) }
}

/** As browsers do by themselves. What the server did already it does not do twice: mutations have ids. */
async function reach(url: string, init: RequestInit): Promise<Response> {
  for (let tries = 1; ; tries++) {
    try {
      return await fetch(url, init)
    } catch (error) {
      const wasCut = error instanceof TypeError && String(error.cause).includes('ECONNRESET')
      if (!wasCut || tries === TRIES) throw error
    }
  }
}

import * as z from 'zod/mini'
import { newId } from '@/utils/ids'
import type { TeamSession } from '../../schema/team'
import { askText, parseAnswer, readJson, type Way } from '../ask-server'
import { answerStatement, askHash, keyHash, splitSignature } from './statement'
import { isSigned } from './verify'

/** Something answered, and nothing shows that it was the server of the team. Nothing of it is believed. */
export class Unproved extends Error {
  constructor(about: string) {
    super(about)
    this.name = 'Unproved'
  }
}

/** The way to the server, and by what it is known. */
export type SignedWay = Way & Pick<TeamSession, 'ws' | 'deviceId' | 'key'>

const strangerSchema = z.object({ key: z.string(), ws: z.object({ id: z.string() }) })

/**
 * Asks the server of the team something by whose answer rows may go, or come. The answer must be signed, for this device and
 * this very question: none can be made up, cut short, or be an old one. @returns it, parsed by `schema`.
 * @throws Unproved, ServerRefusal or ServerAway.
 */
export async function askSigned<Schema extends z.ZodMiniType>(
  way: SignedWay,
  path: string,
  schema: Schema,
  body: object,
): Promise<z.output<Schema>> {
  const { ask, text, signature, json } = await askOnce(way, path, body)
  const statement = answerStatement({ ws: way.ws.id, device: way.deviceId, ask, text })
  if (!(await isSigned(way.key, statement, signature))) throw new Unproved(path)
  return parseAnswer(schema, json)
}

/**
 * Asks a server of which nothing is known but `pin`: the hash of its key, out of an invite. It must answer with that key, and
 * signed by it, so that nobody else is joined in its place.
 */
export async function askStranger<Schema extends z.ZodMiniType>(
  way: Way & { pin: string },
  path: string,
  schema: Schema,
  body: object,
): Promise<z.output<Schema>> {
  const { ask, text, signature, json } = await askOnce(way, path, body)
  const { key, ws } = parseAnswer(strangerSchema, json)
  const statement = answerStatement({ ws: ws.id, device: '', ask, text })
  const isIt = (await keyHash(key)) === way.pin && (await isSigned(key, statement, signature))
  if (!isIt) throw new Unproved(path)
  return parseAnswer(schema, json)
}

async function askOnce(way: Way, path: string, body: object) {
  // Asked twice, it is another question.
  const question = JSON.stringify({ ...body, nonce: newId() })
  const answer = await askText(way, 'POST', path, question)
  const json = readJson(answer)
  const signed = splitSignature(answer)
  if (signed === undefined) throw new Unproved(path)
  return { ...signed, json, ask: await askHash(path, question) }
}

import type { Context } from 'hono'
import * as z from 'zod/mini'
import { idSchema } from '../../../storage/sync/wire.ts'
import { ApiError } from './api-error.ts'

/**
 * @returns the body of a request, as its schema has it; anything beyond is dropped.
 * @throws ApiError 'BAD_REQUEST' that names the path of the first fault and never a value.
 */
export async function readBody<Schema extends z.ZodMiniType>(
  c: Context,
  schema: Schema,
): Promise<z.infer<Schema>> {
  if (!isJsonType(c.req.header('content-type'))) throw new ApiError('BAD_REQUEST', 'not application/json')
  return check(schema, parse(await c.req.text()))
}

/** @returns an id out of the path. @throws ApiError 'NOT_FOUND' for what cannot be one. */
export function readId(c: Context, name: string): string {
  const parsed = z.safeParse(idSchema, c.req.param(name))
  if (!parsed.success) throw new ApiError('NOT_FOUND', name)
  return parsed.data
}

function check<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> {
  const parsed = z.safeParse(schema, value)
  if (parsed.success) return parsed.data
  throw new ApiError('BAD_REQUEST', pathOf(parsed.error.issues[0]?.path ?? []))
}

/** Names of fields may come from the client: only what looks like one, and the top, is told back. */
function pathOf(path: readonly PropertyKey[]): string {
  const parts = path.slice(0, 6).map((part) => (/^[\w-]{1,40}$/.test(String(part)) ? String(part) : '?'))
  return parts.length === 0 ? 'body' : parts.join('.')
}

function isJsonType(type: string | undefined): boolean {
  return /^application\/json\s*(;|$)/i.test(type ?? '')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiError('BAD_REQUEST', 'not JSON')
    throw error
  }
}

import * as z from 'zod/mini'
import { browser } from '@/utils/browser'
import { createTurns } from '@/utils/turns'

/** A value that outlives the worker, but not the browser's session. */
export type SessionValue<Value> = {
  get: () => Promise<Value>
  /** Changes it, one change after another; resolves with what is stored then. */
  update: (change: (value: Value) => Value) => Promise<Value>
}

/** @returns the value kept under `key`; what is not valid counts as `initial`. */
export function sessionValue<Schema extends z.ZodMiniType>(
  key: string,
  schema: Schema,
  initial: z.output<Schema>,
): SessionValue<z.output<Schema>> {
  const inTurn = createTurns()
  const get = async (): Promise<z.output<Schema>> => {
    const stored = await browser.storage.session.get(key)
    const parsed = z.safeParse(schema, stored[key])
    return parsed.success ? parsed.data : initial
  }
  const update = (change: (value: z.output<Schema>) => z.output<Schema>): Promise<z.output<Schema>> =>
    inTurn(async () => {
      const next = change(await get())
      await browser.storage.session.set({ [key]: next })
      return next
    })
  return { get, update }
}

import { EventEmitter } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Db } from './db.ts'
import { refuseLong } from './local-bell.ts'
import { backOffMs } from './postgres.ts'

type Bell = Pick<Db, 'notify' | 'listen' | 'close'>
type State = { url: string; bell: EventEmitter; client: pg.Client | undefined; isClosed: boolean }

/**
 * `notify` and `listen` over PostgreSQL, with one connection that only listens. When it is lost it is made anew; what was
 * told meanwhile is not heard, so that whoever listens looks for itself now and then.
 */
export function createPostgresBell(pool: pg.Pool, url: string): Bell {
  const state: State = {
    url,
    bell: new EventEmitter().setMaxListeners(0),
    client: undefined,
    isClosed: false,
  }
  let connecting: Promise<void> | undefined
  return {
    notify: async (channel, text) => {
      refuseLong(text)
      await pool.query('select pg_notify($1, $2)', [channel, text])
    },
    listen: async (channel, onText) => {
      connecting ??= connect(state)
      try {
        await connecting
      } catch (error) {
        connecting = undefined
        throw error
      }
      const heard = (text: string): void => onText(text)
      state.bell.on(`on ${channel}`, heard)
      await state.client?.query(`listen ${pg.escapeIdentifier(channel)}`)
      return async () => {
        state.bell.off(`on ${channel}`, heard)
        if (state.bell.listenerCount(`on ${channel}`) === 0)
          await state.client?.query(`unlisten ${pg.escapeIdentifier(channel)}`)
      }
    },
    close: async () => {
      state.isClosed = true
      await state.client?.end()
    },
  }
}

async function connect(state: State): Promise<void> {
  const client = new pg.Client({
    connectionString: state.url,
    application_name: 'chatside bell',
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  })
  client.on('notification', ({ channel, payload }) => state.bell.emit(`on ${channel}`, payload ?? ''))
  // 'end' follows and is where it is dealt with.
  client.on('error', () => undefined)
  await client.connect()
  const channels = state.bell.eventNames().map((name) => String(name).slice('on '.length))
  for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  client.on('end', () => {
    state.client = undefined
    if (!state.isClosed) void reconnect(state)
  })
  state.client = client
}

async function reconnect(state: State): Promise<void> {
  for (let tries = 0; !state.isClosed; tries++) {
    await sleep(backOffMs(tries), undefined, { ref: false })
    const isDone = await connect(state).then(
      () => true,
      () => false,
    )
    if (isDone) return
  }
}

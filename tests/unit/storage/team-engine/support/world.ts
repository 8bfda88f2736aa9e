import { vi } from 'vitest'
import type { ServerFrame } from '@/storage/sync/wire'
import { createBrowser, type FakeBrowser } from './fake-browser'
import { cutLines, openWay, type Way } from './net'
import type { TeamServer } from './server'

/** All of the extension's background that a worker has, with state of its own. */
export type Worker = Awaited<ReturnType<typeof startWorker>>

/** One browser with Chatside in it: what it keeps, the worker that runs, and the way to the server. */
export type World = {
  name: string
  browser: FakeBrowser
  way: Way
  worker: Worker
  /** How wrong its clock is, in ms. */
  skewMs: number
  /** The frames the server told this worker. */
  frames: ServerFrame[]
}

let made = 0

/** @returns a browser that has never heard of a team. Not two at once: each worker loads all modules anew. */
export async function openWorld(name: string, server: TeamServer): Promise<World> {
  const browser = createBrowser()
  await browser.storage.local.set({ database: `chatside-${name}-${++made}` })
  const world = { name, browser, way: openWay(server), skewMs: 0, frames: [] } as unknown as World
  world.worker = await startWorker(world)
  return world
}

/** The worker ends in the middle of whatever it does; what it had asked is answered to nobody. A new one starts. */
export async function killWorker(world: World): Promise<void> {
  world.way.incarnation += 1
  world.worker.closeDatabase()
  cutLines(world.way)
  // Or it would open its line again, and write beside the one that comes after it.
  world.worker.dropLine()
  world.worker = await startWorker(world)
}

async function startWorker(world: World) {
  vi.resetModules()
  vi.doMock('@/utils/browser', () => ({ browser: world.browser }))
  const [
    clock,
    db,
    mutate,
    transact,
    announce,
    engine,
    commands,
    lists,
    session,
    live,
    contacts,
    fields,
    synced,
    ring,
    recovery,
    sealed,
    settings,
    changing,
    reset,
    board,
    queue,
    { texts },
  ] = await Promise.all([
    import('@/utils/clock'),
    import('@/storage/database'),
    import('@/storage/write/mutate'),
    import('@/storage/write/transact'),
    import('@/storage/write/announce'),
    import('@/storage/sync/engine'),
    import('@/storage/sync/team-commands'),
    import('@/storage/sync/team-lists'),
    import('@/storage/sync/team-session'),
    import('@/storage/sync/live'),
    import('@/storage/repositories/contacts'),
    import('@/storage/sync/fields'),
    import('@/storage/sync/synced-tables'),
    import('@/storage/sync/keys/ring'),
    import('@/storage/sync/keys/recovery'),
    import('@/storage/sync/keys/sealed-field'),
    import('@/storage/settings'),
    import('@/storage/change-settings'),
    import('@/storage/reset-settings'),
    import('@/storage/repositories/deal-board'),
    import('@/storage/sync/queue'),
    import('./texts-parts'),
  ])
  // Asked for later, it would be another worker's.
  await texts.loadTexts()
  clock.setClock(() => Date.now() + world.skewMs)
  // What is loaded later must be of this worker, and not of one that is started after it: changing nothing loads it.
  const loadLater = async (): Promise<void> => {
    await changing.changeSettings(() => ({}))
    await queue.readQueue()
  }
  await loadLater()
  live.onFrame((frame) => world.frames.push(frame))
  return {
    database: db.database,
    closeDatabase: db.closeDatabase,
    mutate: mutate.mutate,
    transact: transact.transact,
    createContact: contacts.createContact,
    removeContact: contacts.removeContact,
    commands: {
      ...commands,
      joinTeam: async (...asked: Parameters<typeof commands.joinTeam>) => {
        await commands.joinTeam(...asked)
        await loadLater()
      },
      sync: engine.syncAtOnce,
      stop: engine.stopSync,
    },
    lists,
    keys: { ...ring, ...recovery, ...sealed },
    tables: synced.SYNCED_TABLES,
    toFields: fields.toFields,
    texts,
    session: session.readTeamSession,
    settings: { ...settings, ...changing, ...reset },
    dealBoard: board.dealBoard,
    isLineOpen: live.isLineOpen,
    dropLine: live.dropLine,
    look: engine.noteActivity,
    tick: engine.teamTick,
    /** Edits are sent by themselves from now on, as in the extension. */
    sendEdits: () =>
      announce.onCommitted((changes) => {
        if (changes.outbox !== undefined) engine.noteEdits()
      }),
  }
}

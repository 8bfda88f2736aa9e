import { Dexie } from 'dexie'
import { afterEach, beforeEach, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { answer } from '@/entrypoints/background/router'
import type { Sender } from '@/entrypoints/background/sender'
import { closeDatabase, database } from '@/storage/database'
import type { Audience, CommandMap, InputOf, OutputOf, Response } from '@/storage/protocol/command'
import type { PageCommands } from '@/storage/protocol/page'
import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { forgetSettings } from '@/storage/settings'
import { forgetTeamSession } from '@/storage/sync/team-session'
import { setClock } from '@/utils/clock'

export const EXTENSION_ID = 'test-extension-id'
export const OWN_ORIGIN = 'chrome-extension://test-extension-id'

export const PAGE_SENDER: Sender = {
  id: EXTENSION_ID,
  url: 'https://web.whatsapp.com/',
  origin: 'https://web.whatsapp.com',
  frameId: 0,
  documentId: 'page-document',
  tab: { id: 7 },
}
export const WORKSPACE_SENDER: Sender = {
  id: EXTENSION_ID,
  url: `${OWN_ORIGIN}/workspace.html#/contacts`,
  origin: OWN_ORIGIN,
  frameId: 0,
  documentId: 'workspace-document',
  tab: { id: 8 },
}
export const SIDEBAR_SENDER: Sender = {
  id: EXTENSION_ID,
  url: `${OWN_ORIGIN}/sidebar.html`,
  origin: OWN_ORIGIN,
  frameId: 3,
  documentId: 'sidebar-document',
  tab: { id: 7 },
}

// A machine that is busy with other things is no fault of what is tested.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** A fixed moment: Friday 2026-09-18, 10:00 UTC. */
export const T0 = Date.UTC(2026, 8, 18, 10)

let time = T0

/** Moves the injected clock on. */
export function passTime(ms: number): void {
  time += ms
}

/** Sets the injected clock to a moment. */
export function setTime(at: number): void {
  time = at
}

/** A new, empty database, settings and session, and a clock that stands at `T0`, before each test. */
export function useFreshBackground(): void {
  beforeEach(async () => {
    vi.restoreAllMocks()
    fakeBrowser.reset()
    stubBrowser()
    forgetSettings()
    forgetTeamSession()
    closeDatabase()
    await Dexie.delete('chatside')
    time = T0
    setClock(() => time)
    await database()
  })
  afterEach(() => {
    closeDatabase()
    setClock()
  })
}

/** What the fake browser does not have. */
export function stubBrowser(): void {
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path: string) => OWN_ORIGIN + path)
  fakeBrowser.runtime.id = EXTENSION_ID
  fakeBrowser.action.setPopup = vi.fn(async () => undefined)
  fakeBrowser.action.setBadgeText = vi.fn(async () => undefined)
  fakeBrowser.action.setBadgeBackgroundColor = vi.fn(async () => undefined)
}

export const askUi = asker<UiCommands>('ui', WORKSPACE_SENDER)
export const askPage = asker<PageCommands>('page', PAGE_SENDER)
export const askWorkspace = asker<WorkspaceCommands>('workspace', WORKSPACE_SENDER)

/** Sends as the browser does: through JSON, so that nothing else may be relied upon. */
export async function send(
  audience: Audience,
  name: string,
  input: unknown,
  sender: Sender,
): Promise<Response> {
  const message: unknown = JSON.parse(JSON.stringify({ chatside: 1, audience, name, input }))
  const response = await answer(message, sender)
  return JSON.parse(JSON.stringify(response)) as Response
}

function asker<Commands extends CommandMap>(audience: Audience, sender: Sender) {
  return async <Name extends keyof Commands & string>(
    name: Name,
    input: InputOf<Commands[Name]>,
  ): Promise<OutputOf<Commands[Name]>> => {
    const response = await send(audience, name, input, sender)
    if (response.ok) return response.output as OutputOf<Commands[Name]>
    throw Object.assign(new Error(`${name}: ${response.code} ${response.detail ?? ''}`), {
      code: response.code,
    })
  }
}

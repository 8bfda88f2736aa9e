import { AppError } from '@/utils/app-error'
import type { Page } from '../protocol/shared'
import type { ShownConflict, ShownRefusal } from '../protocol/team'

type PageOf = { cursor?: string | undefined; limit: number }

/** @returns what others changed at the same time, newest first. */
export async function pageConflicts(_: PageOf): Promise<Page<ShownConflict>> {
  return { rows: [] }
}

/** Takes a conflict from the list, and writes one's own value again when that is to stand. */
export async function resolveConflict(_id: string, _keep: 'mine' | 'theirs'): Promise<{ undoId?: string }> {
  throw new AppError('not-allowed')
}

/** @returns edits the server did not take, newest first. */
export async function pageRefusals(_: PageOf): Promise<Page<ShownRefusal>> {
  return { rows: [] }
}

/** Takes a refused edit from the list. */
export async function dismissRefusal(_id: string): Promise<void> {
  throw new AppError('not-allowed')
}

/** @returns all refused edits as JSON. */
export async function exportRefusals(): Promise<string> {
  throw new AppError('not-allowed')
}

/** Gives a contact to somebody, or to everybody. */
export async function assignContact(_id: string, _ownerId: string | null): Promise<{ undoId?: string }> {
  throw new AppError('not-allowed')
}

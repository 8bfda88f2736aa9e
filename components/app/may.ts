import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { TeamState } from '@/storage/protocol/team'
import { mayCreate } from '@/storage/sync/rights'
import type { SyncedTable } from '@/storage/sync/synced-tables'
import { useQuery } from '@/storage/use-query'

type Standing = NonNullable<TeamState['link']>

/** What everybody in the team has in common. */
const COMMON = 'ws'
const ANY_TABLE: SyncedTable = 'contacts'

/** As whom the person is in a team; undefined without one, and until that is known. */
const standing = signal<Standing | undefined>(undefined)

/** Follows as whom the person is in a team: once for each page, at its root. */
export function useStanding(): void {
  const { data } = useQuery('team.state', {})
  useEffect(() => {
    if (data !== undefined) standing.value = data.link
  }, [data])
}

/**
 * @returns whether the person may change what is in a table and in sight, by the rule the server holds them to. All may be
 * changed without a team.
 */
export function mayChange(table: SyncedTable): boolean {
  const link = standing.value
  if (link === undefined) return true
  const writer = { userId: link.user.id, role: link.role, buckets: new Set([COMMON]) }
  return mayCreate(writer, { tbl: table, bucket: COMMON, ownerId: null }) === 'ok'
}

/** @returns whether the person is in a team, as far as that is known. */
export function isInTeam(): boolean {
  return standing.value !== undefined
}

/** @returns whether the person only looks on in the team, and changes nothing of it. */
export function looksOn(): boolean {
  return !mayChange(ANY_TABLE)
}

import { moveContacts, type Place } from '../sync/move.ts'
import { SERVER_CLIENT } from '../sync/stamp.ts'
import type { Caller } from '../db/db.ts'
import { type Change, changeRights, type RightsServices, tell } from './change-rights.ts'

type Move = { contactIds: readonly string[]; to: Place }

/**
 * A change of rights that also moves contacts.
 * @param decide checks and says what moves where; nothing when it returns undefined.
 * @returns how many rows moved.
 */
export async function changeAndMove(
  services: RightsServices,
  caller: Caller,
  decide: (change: Change) => Promise<Move | undefined>,
): Promise<number> {
  const moved = await changeRights(services, caller, async (change) => {
    const move = await decide(change)
    if (move === undefined || move.contactIds.length === 0) return { rows: [], gone: [] }
    return moveContacts(change.tx, change.ws, move.contactIds, move.to, services.now())
  })
  const { rows, gone } = moved
  if (rows.length > 0)
    await tell(services, () => services.live.written({ ws: caller.ws, client: SERVER_CLIENT, rows, gone }))
  return rows.length
}

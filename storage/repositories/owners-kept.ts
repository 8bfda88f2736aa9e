import { NONE, readOwnerPass } from '../write/owner-pass'
import { ownUserId } from '../write/own-user'
import { snapshot } from '../write/snapshot'

/** @returns whether what hangs on whose contacts are is derived for who one is now; else `keepOwners` has something to do. */
export async function areOwnersKept(): Promise<boolean> {
  return snapshot(async (db) => {
    const [{ of, to }, ownId = NONE] = [await readOwnerPass(db), await ownUserId(db)]
    return of === ownId && to === ownId
  })
}

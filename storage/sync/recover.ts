import { newId } from '@/utils/ids'
import { DAY_MS } from '../limits'
import type { TeamSession } from '../schema/team'
import { transact } from '../write/transact'
import { beginAnew } from './apply'
import { type ServerAway, ServerRefusal } from './ask-server'
import { restartCursors } from './cursors'
import { forgetTeam } from './forget'
import { readLink, type TeamLink } from './link'
import { resendSince, startClient } from './outbox'
import { beginFirst } from './first-progress'

/** For so long what was sent is kept, in case that the server is set back. */
const RESENT_DAYS = 30
/** The server has given fewer numbers than this database has seen: a copy of its database was put back as it was. */
const SET_BACK = 'ahead'
/** Until the server has said which one it is. */
const NO_TIMELINE = 'unknown'

/**
 * Has this database count its edits for the device of the session. It does already, unless it has just been joined or was
 * restored from a backup: then it begins as a client of its own.
 */
export async function linkDatabase({ user, ws, deviceId }: TeamSession, gen = NO_TIMELINE): Promise<void> {
  const link = await readLink()
  if (link?.deviceId === deviceId) return
  const isSame = link?.wsId === ws.id && link.userId === user.id
  // What another team knows of these rows means nothing to this one.
  if (link !== undefined && !isSame) await forgetTeam({ wipe: false })
  const client = newId()
  await transact(async (tx) => {
    await startClient({ userId: user.id, wsId: ws.id, deviceId, client, gen }, { keepOutbox: isSame })
    await beginFirst(tx)
  })
}

/**
 * Does what a refusal of the server asks for.
 * @returns whether it is worth asking again at once.
 */
export async function recover(error: ServerRefusal | ServerAway): Promise<boolean> {
  const link = error instanceof ServerRefusal ? await readLink() : undefined
  if (!(error instanceof ServerRefusal) || link === undefined) return false
  switch (error.code) {
    // Somebody else counts under the same name: a copy of this profile, or the one it was set back from.
    case 'CLIENT_FORKED':
      await startClient({ ...link, client: newId() }, { keepOutbox: true })
      return true
    // The server was restored: what it has not got any more is sent once more, and all is fetched anew.
    case 'GEN_CHANGED':
      await beginAgain({ ...link, gen: error.detail ?? link.gen })
      return true
    // It has forgotten what was sent here: it was set back, and does not know.
    case 'MUTATION_GAP':
      await beginAgain(link)
      return true
    case 'CURSOR_TOO_OLD':
      if (error.detail === SET_BACK) await beginAgain(link)
      else await beginAnew()
      return true
    default:
      return false
  }
}

/** Sends once more what the server may lack, as a client of its own, and fetches all; what the server lacks stays. */
async function beginAgain(link: TeamLink): Promise<void> {
  await transact(async (tx) => {
    await startClient({ ...link, client: newId() }, { keepOutbox: true })
    await restartCursors(tx, 'kept')
    await resendSince(RESENT_DAYS * DAY_MS)
  })
}

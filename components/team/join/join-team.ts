import { askWorkspace } from '@/storage/client'
import { type AppError, toAppError } from '@/utils/app-error'
import { browser } from '@/utils/browser'
import type { Invite } from './invite-link'

export type JoinFault =
  | 'void'
  | 'refused'
  | 'away'
  | 'version'
  | 'oldServer'
  | 'unproved'
  | 'often'
  | 'there'
  | 'other'

/**
 * Asks the browser for the one host of the invite, then joins. To be called in a click, before anything is waited for:
 * browsers want that of a question about permissions.
 * @returns why it did not work; undefined when it did.
 */
export async function joinTeam(
  { link, origin }: Invite,
  names: { userName: string; deviceName: string },
): Promise<JoinFault | undefined> {
  try {
    if (!(await browser.permissions.request({ origins: [origin] }))) return 'refused'
    await askWorkspace('team.join', { link, ...names })
    return undefined
  } catch (error) {
    return faultOf(toAppError(error))
  }
}

/** The server's own word comes as the detail. */
function faultOf({ code, detail = '' }: AppError): JoinFault {
  if (detail === 'INVITE_VOID' || code === 'not-found') return 'void'
  if (detail === 'OLD_SERVER') return 'oldServer'
  if (detail === 'PROTOCOL' || code === 'outdated') return 'version'
  if (detail === 'UNPROVED') return 'unproved'
  if (code === 'too-many') return 'often'
  if (code === 'conflict') return 'there'
  return code === 'unreachable' ? 'away' : 'other'
}

import { parseInviteLink } from '@/storage/sync/invite-link'

/** `origin`: what the browser is asked to permit. It names no port, which Firefox does not know in such a pattern. */
export type Invite = { link: string; host: string; origin: string }
/** 'open': it would go over http, where everybody on the way reads along. */
export type LinkFault = 'none' | 'open'

/** @returns where an invite leads, or what is wrong with what was pasted. */
export function readInvite(text: string): Invite | LinkFault {
  const link = text.trim()
  const invite = parseInviteLink(link)
  if (invite === undefined) {
    return parseInviteLink(link.replace(/^http:/i, 'https:')) === undefined ? 'none' : 'open'
  }
  const { protocol, hostname, host } = new URL(invite.url)
  return { link, host, origin: `${protocol}//${hostname}/*` }
}

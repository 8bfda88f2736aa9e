import { parseInviteLink } from '@/storage/sync/invite-link'

/** `origin`: what the browser is asked to permit. It names no port, which Firefox does not know in such a pattern. */
export type Invite = { link: string; host: string; origin: string }
/** 'open': it would go over http, where everybody on the way reads along. 'short': its end is missing. */
export type LinkFault = 'none' | 'open' | 'short'

const PIN_LETTERS = 43

/** @returns where an invite leads, or what is wrong with what was pasted. */
export function readInvite(text: string): Invite | LinkFault {
  const link = text.trim()
  const invite = parseInviteLink(link)
  if (invite === undefined) return faultOf(link)
  const { protocol, hostname, host } = new URL(invite.url)
  return { link, host, origin: `${protocol}//${hostname}/*` }
}

function faultOf(link: string): LinkFault {
  if (parseInviteLink(link.replace(/^http:/i, 'https:')) !== undefined) return 'open'
  // With its end it would be one.
  const start = link.replace(/\.[\w-]*$/, '')
  return parseInviteLink(`${start}.${'A'.repeat(PIN_LETTERS)}`) === undefined ? 'none' : 'short'
}

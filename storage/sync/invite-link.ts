const SECRET = /^#[\w-]{20,200}$/
const JOIN = /\/join$/

/** `url`: of the server, without a slash at its end. `secret`: stands behind the `#`, which no browser sends. */
export type InviteLink = { url: string; secret: string }

/** @returns what an invite to a team says; undefined for what is none, or would go through the net for all to read. */
export function parseInviteLink(text: string): InviteLink | undefined {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return undefined
  const { protocol, hostname, host, pathname, hash, username, password } = new URL(trimmed)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
  if (!isSafe || !SECRET.test(hash) || !JOIN.test(pathname) || username + password !== '') return undefined
  return { url: `${protocol}//${host}${pathname.replace(JOIN, '')}`, secret: hash.slice(1) }
}

const FRAGMENT = /^#([\w-]{20,200})\.([\w-]{43})$/
const JOIN = /\/join$/

/**
 * `url`: of the server, without a slash at its end. `secret` and `pin` stand behind the `#`, which no browser sends: the pin is
 * the hash of the key by which the server is known from then on.
 */
export type InviteLink = { url: string; secret: string; pin: string }

/** @returns what an invite to a team says; undefined for what is none, or would go through the net for all to read. */
export function parseInviteLink(text: string): InviteLink | undefined {
  const trimmed = text.trim()
  if (!URL.canParse(trimmed)) return undefined
  const { protocol, hostname, host, pathname, hash, username, password } = new URL(trimmed)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')
  if (!isSafe || !JOIN.test(pathname) || username + password !== '') return undefined
  const [, secret, pin] = FRAGMENT.exec(hash) ?? []
  if (secret === undefined || pin === undefined) return undefined
  return { url: `${protocol}//${host}${pathname.replace(JOIN, '')}`, secret, pin }
}

/** An address as the page's own code has it. */
export interface Wid {
  readonly user: string
  readonly server: string
  readonly _serialized: string
  toString(): string
}

export function wid(user: string, server: string): Wid {
  const serialized = `${user}@${server}`
  return { user, server, _serialized: serialized, toString: () => serialized }
}

export function parseWid(serialized: string): Wid {
  const [user = '', server = ''] = serialized.split('@')
  return wid(user, server)
}

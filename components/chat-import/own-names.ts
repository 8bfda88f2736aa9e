const KEY = 'chatside.own-names'
const MOST_KEPT = 10

/** @returns the names under which the person stood in chats imported before, the last one first. */
export function ownNames(): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    return Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []
  } catch (error) {
    // What cannot be read was not written by us: the next import writes it anew.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

/** Remembers under which name the person stood in a chat. */
export function rememberOwnName(name: string): void {
  const names = [name, ...ownNames().filter((one) => one !== name)].slice(0, MOST_KEPT)
  localStorage.setItem(KEY, JSON.stringify(names))
}

/** @returns which of the participants is the person: known by name, or the only one left beside the other's. */
export function guessOwnName(
  participants: readonly string[],
  chatName: string,
  known: readonly string[],
): string | undefined {
  const byName = known.find((name) => participants.includes(name))
  if (byName !== undefined) return byName
  const [first, second] = participants
  if (participants.length !== 2) return undefined
  if (first === chatName) return second
  return second === chatName ? first : undefined
}

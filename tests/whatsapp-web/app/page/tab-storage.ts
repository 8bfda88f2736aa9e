/** What the page needs of `sessionStorage`. */
export type TabStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The tab's own storage; one that forgets with the page where the browser blocks all site data. */
export const tabStorage: TabStorage = areSiteDataAllowed() ? sessionStorage : createForgetful()

/** @returns whether the browser lets this site store anything. */
export function areSiteDataAllowed(): boolean {
  try {
    return sessionStorage.length >= 0
  } catch (error) {
    if (error instanceof DOMException && error.name === 'SecurityError') return false
    throw error
  }
}

function createForgetful(): TabStorage {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}

type CloneInto = <T>(value: T, scope: object) => T

/**
 * Firefox keeps what is ours out of the page's reach, copies included, unless they are made for the page.
 * @returns `value`, so that it may go over a port that belongs to the page's world.
 */
export function forPage<T>(value: T): T {
  const { cloneInto } = globalThis as { cloneInto?: CloneInto }
  return typeof cloneInto === 'function' ? cloneInto(value, window) : value
}

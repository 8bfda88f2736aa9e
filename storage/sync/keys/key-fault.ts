/**
 * - not-opened: another key, or another place, or it was changed
 * - unreadable: it is not what we write
 * - bad-public-key: nothing can be wrapped for it
 */
export type KeyFaultCode = 'not-opened' | 'unreadable' | 'bad-public-key'

/** What is wrong with a key of the team, or with what it seals. Says nothing of either. */
export class KeyFault extends Error {
  readonly code: KeyFaultCode

  constructor(code: KeyFaultCode) {
    super(code)
    this.name = 'KeyFault'
    this.code = code
  }
}

/**
 * @returns what `work` gives.
 * @throws KeyFault with this code where the browser says only that it did not work.
 */
export async function orFault<Result>(code: KeyFaultCode, work: Promise<Result>): Promise<Result> {
  try {
    return await work
  } catch (error) {
    if (error instanceof DOMException) throw new KeyFault(code)
    throw error
  }
}

import { createHash, randomBytes } from 'node:crypto'

const SECRET_BYTES = 32

/** @returns 256 bits of chance, fit for a link and a header. */
export function newSecret(): string {
  return randomBytes(SECRET_BYTES).toString('base64url')
}

/**
 * @returns what is stored in place of a secret. With 256 bits of chance there is nothing to guess, so no salt and no
 * slow hash; and looking a hash up tells nothing by the time it takes.
 */
export function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

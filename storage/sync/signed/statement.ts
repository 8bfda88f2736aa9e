/**
 * What the server puts its signature (ECDSA P-256 with SHA-256) under. The first line says what it is, so that none can be
 * taken for another; ids hold no end of a line, and only the last part may.
 */

/** To one device, about one question: `ask` is `askHash` of it. `text`: the answer, word for word. `device`: '' before it has an id. */
export function answerStatement(of: { ws: string; device: string; ask: string; text: string }): string {
  return `chatside answer 1\n${of.ws}\n${of.device}\n${of.ask}\n${of.text}`
}

/**
 * What was just written. Rows say the same to all who are sent them. What is gone for one device another may have in a
 * bucket that the first does not see, so that such a delta is for one `device`; else that is ''.
 */
export function deltaStatement(of: { ws: string; device: string; text: string }): string {
  return `chatside delta 1\n${of.ws}\n${of.device}\n${of.text}`
}

/** A device does not belong to the team any more since `at` (epoch ms). */
export function revokedStatement(of: { ws: string; device: string; at: number }): string {
  return `chatside revoked 1\n${of.ws}\n${of.device}\n${of.at}`
}

/** @returns what stands for a question in the answer to it: the base64url of its SHA-256. `body`: as it was sent. */
export async function askHash(path: string, body: string): Promise<string> {
  return sha256(`chatside ask 1\n${path}\n${body}`)
}

/** @returns by what an invite names the public key of its server: the base64url of the SHA-256 of its raw point, as base64url. */
export async function keyHash(publicKey: string): Promise<string> {
  return sha256(`chatside key 1\n${publicKey}`)
}

const SIGNED = /^(\{.+),"sig":"([\w-]{86})"\}$/s

/** @returns a JSON object with its signature as its last member. */
export function withSignature(text: string, signature: string): string {
  return `${text.slice(0, -1)},"sig":"${signature}"}`
}

/** @returns what was signed, and the signature; undefined when there is none. */
export function splitSignature(signed: string): { text: string; signature: string } | undefined {
  const [, start, signature] = SIGNED.exec(signed) ?? []
  return start === undefined || signature === undefined ? undefined : { text: `${start}}`, signature }
}

async function sha256(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return btoa(String.fromCharCode(...new Uint8Array(hash)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

import { X509Certificate, createHash } from 'node:crypto'
import { generate } from 'selfsigned'

export interface Certificate {
  key: string
  cert: string
  /** For Chromium's --ignore-certificate-errors-spki-list, which trusts this key alone. */
  spkiHash: string
}

let certificate: Promise<Certificate> | undefined

/** A certificate for the page's host, made once for each process. */
export function practiceCertificate(): Promise<Certificate> {
  certificate ??= makeCertificate()
  return certificate
}

async function makeCertificate(): Promise<Certificate> {
  const host = 'web.whatsapp.com'
  const made = await generate([{ name: 'commonName', value: host }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  })
  const publicKey = new X509Certificate(made.cert).publicKey.export({ type: 'spki', format: 'der' })
  return {
    key: made.private,
    cert: made.cert,
    spkiHash: createHash('sha256').update(publicKey).digest('base64'),
  }
}

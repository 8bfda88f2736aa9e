import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import fc from 'fast-check'
import {
  answerStatement,
  deltaStatement,
  revokedStatement,
  splitSignature,
  withSignature,
} from '@/storage/sync/signed/statement'
import type { ServerFrame } from '@/storage/sync/wire'
import type { Way } from './net'

/** How somebody between makes rows go, if they are believed. */
export type Lie = { how: (typeof HOWS)[number]; sig: (typeof SIGS)[number] }

const HOWS = [
  'no buckets',
  'all gone',
  'no rows',
  'other way round',
  'half of it',
  'erased',
  'evicted',
  'made-up outcomes',
  'an older answer',
  'another’s answer',
  'asked otherwise',
  'revoked',
  'too old',
  'another timeline',
] as const
/** What becomes of the signature: it stays, it goes, or it is by another key. */
const SIGS = ['kept', 'dropped', 'forged'] as const

export const lies = fc.array(fc.record({ how: fc.constantFrom(...HOWS), sig: fc.constantFrom(...SIGS) }), {
  minLength: 4,
  maxLength: 7,
})

type Rows = { tbl: string; id: string; bucket: string; seq: number; data?: object }[]
type Answer = { cursors?: object; rows?: Rows; gone?: Rows; evict?: Rows; more?: boolean; res?: unknown[] }
/** What the liar knows: of whom it lies, all rows there are, and who else asks. */
export type Known = { ws: string; device: string; rows: Rows; others: Way }

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })

/** Makes the way to the server go through somebody who tells this lie wherever it can be told. */
export function tell(way: Way, { how, sig }: Lie, known: Known): void {
  let asked = ''
  way.liar = {
    ask: (path, body) => {
      asked = how === 'asked otherwise' ? otherwise(path, body) : body
      return asked
    },
    answer: (path, text) => {
      if (!path.startsWith('/v1/sync/')) return { text }
      const refusal = refusalOf(how, known)
      if (refusal !== undefined) return refusal
      const honest = splitSignature(text)
      const old = olderAnswer(how === 'another’s answer' ? known.others : way, path)
      if (how === 'an older answer' || how === 'another’s answer') return { text: old ?? text }
      if (honest === undefined) return { text }
      const lie = JSON.stringify(bend(JSON.parse(honest.text) as Answer, how, known))
      const ask = createHash('sha256').update(`chatside ask 1\n${path}\n${asked}`).digest('base64url')
      const statement = answerStatement({ ws: known.ws, device: known.device, ask, text: lie })
      return { text: resigned(lie, honest.signature, sig, statement) }
    },
    frame: (text) => {
      const frame = JSON.parse(text) as ServerFrame
      const honest = splitSignature(text)
      if (frame.type !== 'delta' || honest === undefined) return text
      const { sig: _, ...delta } = frame as typeof frame & { sig: string }
      const lie = JSON.stringify(bend(delta, how, known))
      const statement = deltaStatement({ ws: known.ws, device: known.device, text: lie })
      return resigned(lie, honest.signature, sig, statement)
    },
  }
}

function bend(said: Answer, how: Lie['how'], { rows }: Known): Answer {
  const gone = rows.map(({ tbl, id, bucket }) => ({ tbl, id, bucket, seq: 1e9 }))
  switch (how) {
    case 'no buckets':
      return { ...said, ...('cursors' in said && { cursors: {}, more: false }) }
    case 'all gone':
      return { ...said, ...('gone' in said && { gone }) }
    case 'no rows':
      return { ...said, rows: [] }
    case 'other way round':
      return {
        ...said,
        rows: said.rows?.toReversed() ?? [],
        ...(said.gone && { gone: said.gone.toReversed() }),
      }
    case 'half of it':
      return { ...said, rows: said.rows?.slice(0, said.rows.length / 2) ?? [], more: false }
    case 'erased':
      return { ...said, rows: rows.map((row) => ({ ...row, seq: 1e9, data: { erasedAt: 1 } })) }
    case 'evicted':
      return { ...said, ...('evict' in said && { evict: gone }) }
    case 'made-up outcomes':
      return { ...said, ...(said.res && { rows: [], evict: gone }) }
    default:
      return said
  }
}

function resigned(lie: string, signature: string, sig: Lie['sig'], statement: string): string {
  if (sig === 'dropped') return lie
  return withSignature(lie, sig === 'kept' ? signature : signed(statement))
}

function signed(statement: string): string {
  return sign('sha256', Buffer.from(statement), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString(
    'base64url',
  )
}

function refusalOf(how: Lie['how'], { ws, device }: Known): { text: string; status: number } | undefined {
  if (how === 'too old') return { text: '{"code":"CURSOR_TOO_OLD"}', status: 410 }
  if (how === 'another timeline') return { text: '{"code":"GEN_CHANGED","detail":"other"}', status: 409 }
  if (how !== 'revoked') return undefined
  const proof = { at: 1, sig: signed(revokedStatement({ ws, device, at: 1 })) }
  return { text: JSON.stringify({ code: 'DEVICE_REVOKED', proof }), status: 401 }
}

/** One that was true once, for this device or another one. */
function olderAnswer({ requests }: Way, path: string): string | undefined {
  const old = requests.filter((one) => one.path === path && one.status === 200)
  return old[Math.floor(old.length / 2)]?.answer
}

/** As if the device had all there is already, and knew nothing of what it sends. */
function otherwise(path: string, body: string): string {
  const asked = JSON.parse(body) as { cursors?: Record<string, number> }
  if (!path.endsWith('/pull') || asked.cursors === undefined) return body
  const cursors = Object.fromEntries(Object.keys(asked.cursors).map((bucket) => [bucket, 0]))
  return JSON.stringify({ ...asked, cursors, limit: 1 })
}

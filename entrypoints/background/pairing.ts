import * as z from 'zod/mini'
import { sessionValue } from '@/storage/session'
import { now } from '@/utils/clock'
import type { Frame } from './sender'

// Any page may frame the sidebar, since it is web-accessible. So a sidebar inside a page may do nothing until it shows a
// nonce that our content script announced for this very tab a moment before.

const NONCE_TTL_MS = 30_000

const pairingSchema = z.object({
  nonces: z.record(z.string(), z.object({ tabId: z.int(), expiresAt: z.int() })),
  /** The one paired sidebar of each tab. */
  frames: z.record(z.string(), z.object({ frameId: z.int(), documentId: z.optional(z.string()) })),
})
type Pairing = z.output<typeof pairingSchema>

const pairing = sessionValue('pairing', pairingSchema, { nonces: {}, frames: {} })

/** The content script of `tabId` is about to embed a sidebar that knows `nonce`. */
export async function registerNonce(nonce: string, tabId: number): Promise<void> {
  const expiresAt = now() + NONCE_TTL_MS
  await pairing.update((value) => ({
    ...value,
    nonces: { ...freshNonces(value), [nonce]: { tabId, expiresAt } },
  }))
}

/** Pairs the sidebar in `frame`. A nonce works once, in its own tab, for 30 seconds. @returns whether it is paired. */
export async function pairFrame(nonce: string, frame: Frame): Promise<boolean> {
  let isPaired = false
  await pairing.update((value) => {
    const nonces = freshNonces(value)
    const known = Object.hasOwn(nonces, nonce) ? nonces[nonce] : undefined
    isPaired = known?.tabId === frame.tabId
    if (!isPaired) return { ...value, nonces }
    const { frameId, documentId } = frame
    const paired = { frameId, ...(documentId !== undefined && { documentId }) }
    return {
      nonces: Object.fromEntries(Object.entries(nonces).filter(([key]) => key !== nonce)),
      frames: { ...value.frames, [frame.tabId]: paired },
    }
  })
  return isPaired
}

/** @returns whether the sidebar in `frame` is the paired one: the same frame, and the same document where that is told. */
export async function isPairedFrame(frame: Frame): Promise<boolean> {
  const paired = (await pairing.get()).frames[frame.tabId]
  return paired !== undefined && paired.frameId === frame.frameId && paired.documentId === frame.documentId
}

/** The tab was closed or shows another page. */
export async function unpairTab(tabId: number): Promise<void> {
  await pairing.update(({ nonces, frames }) => ({
    nonces: Object.fromEntries(Object.entries(nonces).filter(([, nonce]) => nonce.tabId !== tabId)),
    frames: Object.fromEntries(Object.entries(frames).filter(([key]) => key !== String(tabId))),
  }))
}

function freshNonces({ nonces }: Pairing): Pairing['nonces'] {
  return Object.fromEntries(Object.entries(nonces).filter(([, { expiresAt }]) => expiresAt > now()))
}

import { idOf } from '../../ids'
import type { PackId, PackLanguage, PackReply } from './pack'
import { PACKS } from './packs'

/** A reply of a pack, ready to be saved. */
export type PackDraft = {
  id: string
  /** What it is for: the same in every language. */
  key: string
  shortcut: string
  title: string
  body: string
  language: PackLanguage
  labels: string[]
  folder: string
}

type Files = Readonly<Record<PackId, () => Promise<readonly PackReply[]>>>

/** The label by which promotional replies are known, whatever the language. */
const MARKETING_LABEL = 'marketing'

const FILES: Readonly<Record<PackLanguage, Files>> = {
  en: {
    'warm-inbound': async () => (await import('./en/warm-inbound')).warmInbound,
    'limited-time': async () => (await import('./en/limited-time')).limitedTime,
    support: async () => (await import('./en/support')).support,
    renewal: async () => (await import('./en/renewal')).renewal,
    appointment: async () => (await import('./en/appointment')).appointment,
    agency: async () => (await import('./en/agency')).agency,
    services: async () => (await import('./en/services')).services,
    'start-up': async () => (await import('./en/start-up')).startUp,
  },
  ja: {
    'warm-inbound': async () => (await import('./ja/warm-inbound')).warmInbound,
    'limited-time': async () => (await import('./ja/limited-time')).limitedTime,
    support: async () => (await import('./ja/support')).support,
    renewal: async () => (await import('./ja/renewal')).renewal,
    appointment: async () => (await import('./ja/appointment')).appointment,
    agency: async () => (await import('./ja/agency')).agency,
    services: async () => (await import('./ja/services')).services,
    'start-up': async () => (await import('./ja/start-up')).startUp,
  },
  es: {
    'warm-inbound': async () => (await import('./es/warm-inbound')).warmInbound,
    'limited-time': async () => (await import('./es/limited-time')).limitedTime,
    support: async () => (await import('./es/support')).support,
    renewal: async () => (await import('./es/renewal')).renewal,
    appointment: async () => (await import('./es/appointment')).appointment,
    agency: async () => (await import('./es/agency')).agency,
    services: async () => (await import('./es/services')).services,
    'start-up': async () => (await import('./es/start-up')).startUp,
  },
  'pt-BR': {
    'warm-inbound': async () => (await import('./pt-BR/warm-inbound')).warmInbound,
    'limited-time': async () => (await import('./pt-BR/limited-time')).limitedTime,
    support: async () => (await import('./pt-BR/support')).support,
    renewal: async () => (await import('./pt-BR/renewal')).renewal,
    appointment: async () => (await import('./pt-BR/appointment')).appointment,
    agency: async () => (await import('./pt-BR/agency')).agency,
    services: async () => (await import('./pt-BR/services')).services,
    'start-up': async () => (await import('./pt-BR/start-up')).startUp,
  },
}

/**
 * Loads the replies of one pack in one language alone. Only for extension pages: the background may not load code later.
 * @returns them in their order, each with the id it always has, so that adding a pack again meets the rows that are there.
 */
export async function loadPack(packId: PackId, language: PackLanguage): Promise<PackDraft[]> {
  const replies = await FILES[language][packId]()
  const folder = PACKS.find(({ id }) => id === packId)?.texts[language].title ?? packId
  return replies.map(({ labels, marketing, ...reply }) => ({
    ...reply,
    id: idOf('pack', language, packId, reply.shortcut),
    language,
    labels: marketing ? [...labels, MARKETING_LABEL] : [...labels],
    folder,
  }))
}

export const PACK_LANGUAGES = ['en', 'ja', 'es', 'pt-BR'] as const
export type PackLanguage = (typeof PACK_LANGUAGES)[number]

export const PACK_IDS = [
  'warm-inbound',
  'limited-time',
  'support',
  'renewal',
  'appointment',
  'agency',
  'services',
  'start-up',
] as const
export type PackId = (typeof PACK_IDS)[number]

/** A quick reply as its author writes it. */
export type PackReply = {
  /** What it is for: the same in every language, so that the variants of one reply can be told. */
  key: string
  shortcut: string
  title: string
  body: string
  labels: readonly string[]
  /** Promotes something, so it respects the consent of whom it is for. */
  marketing?: true
}

/** What the chooser says of a pack. */
export type PackText = { title: string; description: string }
export type PackTexts = Readonly<Record<PackId, PackText>>

/** Ready-made quick replies for one situation or one trade. The replies themselves are loaded when they are wanted. */
export type Pack = {
  id: PackId
  kind: 'situation' | 'trade'
  /** A component of lucide-preact. */
  icon: string
  /** How many replies it has, in each language. */
  count: number
  languages: readonly PackLanguage[]
  texts: Readonly<Record<PackLanguage, PackText>>
}

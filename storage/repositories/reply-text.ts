import type { Reply } from '../schema/reply'

/**
 * Picks the text for a customer: the variant in exactly their language, else one in the same language of another
 * country, else the body.
 * @returns the text and its language, where that is known.
 */
export function textFor(
  reply: Pick<Reply, 'body' | 'language' | 'variants'>,
  language: string | undefined,
): { body: string; language?: string } {
  const own = { body: reply.body, ...(reply.language !== undefined && { language: reply.language }) }
  if (language === undefined) return own
  const texts = [own, ...variantsOf(reply)]
  const isWanted = (tag: string | undefined): boolean => tag?.toLowerCase() === language.toLowerCase()
  const related = texts.filter(
    (text) => text.language !== undefined && baseOf(text.language) === baseOf(language),
  )
  return (
    related.find((text) => isWanted(text.language)) ??
    related.find((text) => text.language?.includes('-') === false) ??
    related[0] ??
    own
  )
}

function variantsOf({ variants }: Pick<Reply, 'variants'>): { body: string; language: string }[] {
  return Object.entries(variants ?? {}).map(([language, body]) => ({ body, language }))
}

/** @returns the language of a tag without its country, in lower case. */
export function baseOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? ''
}

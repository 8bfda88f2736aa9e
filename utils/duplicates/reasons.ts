/**
 * Why two contacts may be the same person, strongest first: a number in two spellings, an e-mail address, a number that
 * one has only in its name or a note line, the same name at the same company, the same name, or names apart by case,
 * accents, order or one letter.
 */
export const DUPLICATE_REASONS = [
  'same-phone',
  'same-email',
  'phone-in-name',
  'same-name-and-company',
  'same-name',
  'similar-name',
] as const
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number]

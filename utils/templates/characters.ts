const EMOJI = /\p{Emoji_Presentation}|\uFE0F/u

/** @returns how many characters a person counts in `text`, and how many of them are emoji. */
export function countCharacters(text: string): { characters: number; emoji: number } {
  let characters = 0
  let emoji = 0
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)) {
    characters += 1
    if (EMOJI.test(segment)) emoji += 1
  }
  return { characters, emoji }
}

// How the page marks the chat with oneself, behind the own name.
const SELF_SUFFIX =
  /\((you|voc[eê]|tú|vos|du|tu|io|את\/ה|אתה|את|أنت|自分|あなた|你|您|toi|vous|jij|siz|вы|나)\)$/iu

/** @returns whether the title is that of the chat with oneself, in the languages we know. */
export function isSelfTitle(title: string): boolean {
  return SELF_SUFFIX.test(title)
}

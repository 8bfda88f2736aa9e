// Words that stand in nearly every message and tell nothing of what it is about; the small collections of most people
// hold too few replies to learn that from. Folded, without the endings that `topicWords` drops.
const COMMON = `
the and you your for are was were can could would will have has had with this that there here what which when how who
why from about into not but they them his her its our she him any all some just also please thank thanks hello good
day one get got let may need want like know see yes
que para por con los las una uno del como esta este esto eso hay ser estoy soy tengo tiene quiero puede puedo muy mas
pero sin sobre todo hola gracias buenos buenas dia dias favor usted ustedes nos les
com uma nao sim voce voces dos das nos nas seu sua meu minha tem tenho quero pode posso isso esse essa ola obrigado
obrigada bom boa tarde noite
です ます ませ した して から よう ので さい くだ ださ お願 願い いた たし しま いま ある あり りま こと もの れる られ して
ござ ざい いし たい てい ない すか ょう しょ とう うご がと りが んに ちは
`

const words = new Set(COMMON.trim().split(/\s+/))

/** @returns whether a folded word says nothing of a message's topic. */
export function isCommonWord(word: string): boolean {
  return words.has(word)
}

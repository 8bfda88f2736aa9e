type OpenStage = 'delivered' | 'read' | 'replied' | 'quoted'

/** As one says to a customer how far a deal is, in the languages the product speaks. */
const WORDS: Readonly<Record<string, Readonly<Record<OpenStage, string>>>> = {
  en: { delivered: 'offered', read: 'under review', replied: 'in discussion', quoted: 'quoted' },
  ja: { delivered: 'ご案内済み', read: 'ご検討中', replied: 'ご相談中', quoted: 'お見積り済み' },
  es: { delivered: 'ofrecido', read: 'en revisión', replied: 'en conversación', quoted: 'presupuestado' },
  pt: { delivered: 'oferecido', read: 'em análise', replied: 'em conversa', quoted: 'orçado' },
  id: {
    delivered: 'ditawarkan',
    read: 'sedang ditinjau',
    replied: 'dalam pembicaraan',
    quoted: 'penawaran dikirim',
  },
  zh: { delivered: '已提供', read: '正在查看', replied: '洽谈中', quoted: '已报价' },
  hi: { delivered: 'प्रस्तावित', read: 'समीक्षा में', replied: 'चर्चा में', quoted: 'कोटेशन दिया गया' },
  ar: { delivered: 'معروض', read: 'قيد الاطلاع', replied: 'قيد النقاش', quoted: 'تم تقديم عرض السعر' },
}

/** @returns a stage of the first pipeline in words, in `language` or else in English; undefined for one that is closed. */
export function stageWords(key: string, language: string): string | undefined {
  const base = language.split('-')[0]?.toLowerCase() ?? ''
  const words: Readonly<Record<string, string>> =
    (Object.hasOwn(WORDS, base) ? WORDS[base] : undefined) ?? WORDS['en'] ?? {}
  return Object.hasOwn(words, key) ? words[key] : undefined
}

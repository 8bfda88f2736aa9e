type Stock = 'in' | 'low' | 'out'

/** As one says it to a customer, in the languages the product speaks. */
const WORDS: Readonly<Record<string, Readonly<Record<Stock, string>>>> = {
  en: { in: 'in stock', low: 'only a few left', out: 'out of stock' },
  ja: { in: '在庫あり', low: '残りわずか', out: '在庫切れ' },
  es: { in: 'en stock', low: 'quedan pocas unidades', out: 'agotado' },
  pt: { in: 'em estoque', low: 'últimas unidades', out: 'esgotado' },
  id: { in: 'stok tersedia', low: 'stok terbatas', out: 'stok habis' },
  zh: { in: '有货', low: '库存不多', out: '缺货' },
  hi: { in: 'स्टॉक में उपलब्ध', low: 'सीमित स्टॉक', out: 'स्टॉक में नहीं' },
  ar: { in: 'متوفر', low: 'الكمية محدودة', out: 'غير متوفر حاليًا' },
}

/** @returns a stock state in words, in `language` or else in English. */
export function stockWords(stock: Stock, language: string): string {
  const base = language.split('-')[0]?.toLowerCase() ?? ''
  const words = Object.hasOwn(WORDS, base) ? WORDS[base] : undefined
  return (words ?? WORDS['en'])?.[stock] ?? stock
}

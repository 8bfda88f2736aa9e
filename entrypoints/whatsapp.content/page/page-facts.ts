export type PageFacts = {
  lang: string
  direction: 'ltr' | 'rtl'
  theme: 'light' | 'dark'
  /** The account is a WhatsApp Business one. */
  isBusiness: boolean
}

/** @returns what the page says about itself on its outermost elements. */
export function readPageFacts(): PageFacts {
  const { lang, dir } = document.documentElement
  const classes = document.body?.classList
  return {
    lang: lang.slice(0, 20),
    direction: dir === 'rtl' ? 'rtl' : 'ltr',
    theme: classes?.contains('dark') ? 'dark' : 'light',
    isBusiness: classes?.contains('smb-colors') ?? false,
  }
}

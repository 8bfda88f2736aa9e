import { language } from '@/utils/i18n'

const KB = 1_000
const MB = 1_000_000

/** @returns a size in bytes as one reads it: "340 kB", "2.4 MB". */
export function fileSize(bytes: number): string {
  const [value, unit] = bytes < MB ? [bytes / KB, 'kilobyte'] : [bytes / MB, 'megabyte']
  const maximumFractionDigits = value < 10 ? 1 : 0
  return new Intl.NumberFormat(language.value, { style: 'unit', unit, maximumFractionDigits }).format(value)
}

import { language } from '@/utils/i18n'

const UNITS = [
  [1_000_000_000, 'gigabyte'],
  [1_000_000, 'megabyte'],
  [1_000, 'kilobyte'],
] as const

/** @returns a size in bytes as one reads it: "340 kB", "2.4 MB", "12 GB". */
export function fileSize(bytes: number): string {
  const [size, unit] = UNITS.find(([size]) => bytes >= size) ?? UNITS[2]
  const value = bytes / size
  const maximumFractionDigits = value < 10 ? 1 : 0
  return new Intl.NumberFormat(language.value, { style: 'unit', unit, maximumFractionDigits }).format(value)
}

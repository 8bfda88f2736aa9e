const UNITS = [
  ['day', 86_400_000, 2],
  ['hour', 3_600_000, 1],
  ['minute', 60_000, 1],
  ['second', 1_000, 0],
] as const

/** @returns how long `ms` is, in the largest unit that fits and in `language`: "20 sec", "35 min", "26 hr", "3 days". */
export function waitText(ms: number, language: string): string {
  const [unit, unitMs] = UNITS.find(([, size, least]) => ms >= size * least) ?? UNITS[3]
  const amount = Math.max(0, Math.floor(ms / unitMs))
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(amount)
}

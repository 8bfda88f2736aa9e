import { HEAT_COMPONENTS, type HeatComponent, type HeatResult } from './heat'

/** One line of "78 = 40 % × 90 + …": weight in whole percent, value and points rounded. */
export type ArithmeticLine = { component: HeatComponent; weight: number; value: number; points: number }

/** @returns what the heat is made of, known parts only: weights add up to 100, points to the heat that is shown. */
export function arithmetic(result: HeatResult): ArithmeticLine[] {
  const lines = HEAT_COMPONENTS.flatMap((component) => {
    const { value, weight } = result.parts[component]
    return value === undefined ? [] : [{ component, value, weight }]
  })
  const weights = roundTo(
    100,
    lines.map(({ weight }) => 100 * weight),
  )
  const points = roundTo(
    result.heat ?? 0,
    lines.map(({ weight, value }) => weight * value),
  )
  return lines.map(({ component, value }, index) => ({
    component,
    weight: weights[index] ?? 0,
    value: Math.round(value),
    points: points[index] ?? 0,
  }))
}

/** Rounds so that the sum is `total`: what is cut off most is rounded up first (largest remainder). */
function roundTo(total: number, exact: readonly number[]): number[] {
  const rounded = exact.map(Math.floor)
  const missing = total - rounded.reduce((sum, value) => sum + value, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, missing)) rounded[index] = (rounded[index] ?? 0) + 1
  return rounded
}

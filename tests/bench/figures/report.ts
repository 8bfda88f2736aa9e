import { type Figure, keepsLimit } from './figure'

const NAME_WIDTH = 62

/** @returns a figure as one JSON object on one line. */
export function jsonLine({ name, value, unit, limit }: Figure): string {
  return JSON.stringify({ name, value: rounded(value), unit, limit })
}

/** @returns a figure as a row of the table a person reads. */
export function tableLine(figure: Figure): string {
  const { name, value, unit, limit } = figure
  const keeps = keepsLimit(figure)
  const mark = keeps === undefined ? '    ' : keeps ? 'ok  ' : 'OVER'
  const measured = `${rounded(value)} ${unit}`.trimEnd().padStart(14)
  return `${mark} ${name.padEnd(NAME_WIDTH)}${measured}${limit === null ? '' : `   limit ${limit}`}`
}

/** Three digits after the point are more than any of these measurements can tell. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000
}

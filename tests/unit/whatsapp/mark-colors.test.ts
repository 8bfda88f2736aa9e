import { describe, expect, it } from 'vitest'
import { MARK_HUES, MARK_STYLES } from '@/entrypoints/background/page-styles/marks'
import { TAG_COLORS } from '@/storage/schema/tag'

type Rgb = readonly [number, number, number]

/** What a row of WhatsApp's list can look like: at rest, under the pointer, chosen; also of its older looks. */
const ROWS = {
  light: ['#ffffff', '#f7f5f3', '#f0f2f5', '#efece7'],
  dark: ['#161717', '#1d1f1f', '#2e2f2f', '#111b21', '#2a3942'],
}

describe('the colours of marks', () => {
  it('exist for every colour of a tag', () => {
    for (const color of TAG_COLORS) expect(MARK_STYLES).toContain(`.sign .${color} {`)
  })

  it.each(['light', 'dark'] as const)('stand out from every row of the %s theme at 3 to 1', (theme) => {
    const [lightness, due, onDue] = theme === 'light' ? valuesOf('.root {') : valuesOf('data-theme=dark] {')
    const dots = Object.values(MARK_HUES).map((hue) =>
      fromOklch(Number.parseFloat(lightness) / 100, 0.13, hue),
    )
    const colors = [...dots, fromOklch(Number.parseFloat(lightness) / 100, 0.01, 230), fromHex(due)]
    const worst = Math.min(
      ...ROWS[theme].flatMap((row) => colors.map((color) => contrast(color, fromHex(row)))),
    )
    expect(worst).toBeGreaterThanOrEqual(3)
    expect(contrast(fromHex(onDue), fromHex(due))).toBeGreaterThanOrEqual(4.5)
  })
})

/** The lightness of dots and the two colours of what is due, as the styles say them. */
function valuesOf(rule: string): [string, string, string] {
  const text = MARK_STYLES.slice(MARK_STYLES.indexOf(rule))
  const value = (name: string) => new RegExp(`--${name}: ([^;} ]+)`).exec(text)?.[1] ?? ''
  return [value('sign'), value('due'), value('on-due')]
}

function fromHex(hex: string): Rgb {
  const part = (at: number) => linear(Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return [part(1), part(3), part(5)]
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}

/** As CSS Color 4 converts it, cut to what a screen can show. */
function fromOklch(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const cut = (value: number) => Math.min(1, Math.max(0, value))
  return [
    cut(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    cut(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    cut(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function contrast(one: Rgb, other: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

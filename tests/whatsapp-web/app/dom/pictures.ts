const HUES = [12, 38, 95, 150, 172, 205, 232, 268, 310, 338]

/** A calm round picture with a silhouette in a colour of its own. */
export function avatar(key: number, kind: 'person' | 'group' | 'self'): string {
  const hue = HUES[key % HUES.length] ?? 200
  const figure =
    kind === 'group'
      ? '<circle cx="17" cy="20" r="6"/><circle cx="32" cy="20" r="6"/><path d="M5 41c1-9 6-13 12-13s11 4 12 13zm16 0h23c-1-9-6-13-12-13-3 0-6 1-8 3z"/>'
      : '<circle cx="24" cy="19" r="8"/><path d="M8 44c1-11 8-15 16-15s15 4 16 15z"/>'
  return svgUri(
    `<rect width="48" height="48" fill="hsl(${hue} 42% 82%)"/><g fill="hsl(${hue} 38% 58%)">${figure}</g>`,
    '0 0 48 48',
  )
}

/** A landscape for messages with a picture: the same number always draws the same one. */
export function landscape(key: number): string {
  const hue = HUES[key % HUES.length] ?? 200
  return svgUri(
    `<rect width="280" height="180" fill="hsl(${hue} 55% 88%)"/>` +
      `<circle cx="${60 + (key % 7) * 25}" cy="52" r="22" fill="hsl(45 90% 75%)"/>` +
      `<path d="M0 130 70 70l60 60 40-34 110 70v14H0z" fill="hsl(${hue} 35% 62%)"/>` +
      `<path d="M0 150 90 112l80 40 110-26v54H0z" fill="hsl(${(hue + 40) % 360} 32% 48%)"/>`,
    '0 0 280 180',
  )
}

function svgUri(content: string, viewBox: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${content}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

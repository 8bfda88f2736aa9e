const SVG = 'http://www.w3.org/2000/svg'

/** Outlines of the icons on a field of 24 by 24. */
const PATHS: Record<string, string> = {
  'ic-search': 'M10 4a6 6 0 1 0 3.7 10.7l5 5 1.4-1.4-5-5A6 6 0 0 0 10 4Zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
  'ic-more-vert':
    'M12 4a1.8 1.8 0 1 1 0 3.6A1.8 1.8 0 0 1 12 4Zm0 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Zm0 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6Z',
  'ic-chat': 'M5 4h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H8l-5 4V6a2 2 0 0 1 2-2Z',
  'ic-status':
    'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14Zm0 3.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7Z',
  'ic-groups':
    'M9 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6Zm7 1a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM3 18c0-3 3-4.500 6-4.500s6 1.500 6 4.500v1H3v-1Zm13-4.500c2.500 0 5 1.200 5 3.700V19h-4v-1c0-1.800-.7-3.200-1.800-4.400l.8-.1Z',
  'ic-settings':
    'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8Zm0 2a2 2 0 1 0 0 4 2 2 0 0 0 0-4ZM11 2h2l.6 3a7 7 0 0 1 2.300 1l2.600-1.500 1.400 1.400L18.400 8.500c.4.700.7 1.500.9 2.300l2.700.7v2l-2.800.6a7 7 0 0 1-.9 2.300l1.500 2.500-1.400 1.400-2.500-1.500a7 7 0 0 1-2.300.9L13 22h-2l-.6-2.800a7 7 0 0 1-2.300-.9l-2.500 1.500-1.400-1.400 1.500-2.500a7 7 0 0 1-.9-2.300L2 13v-2l2.800-.6c.2-.8.5-1.600.9-2.300L4.200 5.600l1.400-1.400L8.100 5.700c.700-.4 1.500-.7 2.300-.9L11 2Z',
  'plus-rounded': 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6V5Z',
  plus: 'M11 5h2v6h6v2h-6v6h-2v-6H5v-2h6V5Z',
  expressions:
    'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18Zm0 2a7 7 0 1 0 0 14 7 7 0 0 0 0-14ZM9 9a1.300 1.300 0 1 1 0 2.600A1.300 1.300 0 0 1 9 9Zm6 0a1.300 1.300 0 1 1 0 2.600A1.300 1.300 0 0 1 15 9Zm-7.200 4.500h8.400a4.300 4.300 0 0 1-8.400 0Z',
  'wds-ic-send-filled': 'M3 20V4l19 8-19 8Zm2-3 11.800-5L5 7v3.500l6 1.500-6 1.500V17Z',
  send: 'M3 20V4l19 8-19 8Zm2-3 11.800-5L5 7v3.500l6 1.500-6 1.500V17Z',
  'mic-outlined':
    'M12 3a3 3 0 0 1 3 3v6a3 3 0 1 1-6 0V6a3 3 0 0 1 3-3Zm-1 15.900A7 7 0 0 1 5 12h2a5 5 0 0 0 10 0h2a7 7 0 0 1-6 6.900V22h-2v-3.100Z',
  'ic-close':
    'm6.400 5 5.600 5.600L17.600 5 19 6.400 13.400 12l5.600 5.600-1.400 1.400-5.600-5.600L6.400 19 5 17.600l5.600-5.600L5 6.400 6.400 5Z',
  document:
    'M6 2h8l5 5v13a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Zm7 2v4h4l-4-4ZM7 12h9v1.600H7V12Zm0 4h9v1.600H7V16Z',
  'audio-play': 'M8 5v14l11-7L8 5Z',
}

/** An inline drawing whose `<title>` names the icon, as on the page. */
export function icon(name: string, viewBox = '0 0 24 24'): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', viewBox)
  svg.setAttribute('class', 'icon')
  const title = document.createElementNS(SVG, 'title')
  title.textContent = name
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', PATHS[name] ?? '')
  path.setAttribute('fill', 'currentColor')
  path.setAttribute('fill-rule', 'evenodd')
  svg.append(title, path)
  return svg
}

/** An icon of another shape: tails of bubbles, ticks. */
export function shape(name: string, viewBox: string, d: string, isOutline = false): SVGSVGElement {
  const svg = icon(name, viewBox)
  const path = svg.querySelector('path')
  path?.setAttribute('d', d)
  if (isOutline) {
    path?.setAttribute('fill', 'none')
    path?.setAttribute('stroke', 'currentColor')
    path?.setAttribute('stroke-width', '1.4')
  }
  return svg
}

import { element, onPress } from '../base/element'

const SVG = 'http://www.w3.org/2000/svg'
/** The product's mark, as in components/ui/mark.tsx: [fill, stroke, path]. */
const MARK = [
  [
    '#4f52c9',
    'none',
    'M7.5 3H18v22h-4.6l-5.3 4.3A1.3 1.3 0 0 1 6 28.3v-3.5A5.6 5.6 0 0 1 2 19.5v-11A5.5 5.5 0 0 1 7.5 3Z',
  ],
  ['#9a9df0', 'none', 'M20.5 3h4A5.5 5.5 0 0 1 30 8.5v11a5.5 5.5 0 0 1-5.5 5.5h-4Z'],
  ['none', '#fff', 'M7.6 11h6M7.6 17h3.6'],
] as const

export function railButton(onOpen: () => void): HTMLButtonElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 32 32')
  svg.setAttribute('aria-hidden', 'true')
  for (const [fill, stroke, d] of MARK) {
    const path = document.createElementNS(SVG, 'path')
    for (const [name, value] of Object.entries({ fill, stroke, d })) path.setAttribute(name, value)
    svg.append(path)
  }
  const button = element('button', { class: 'rail', type: 'button' }, svg)
  onPress(button, onOpen)
  return button
}

import { element, onPress } from '../base/element'

const SVG = 'http://www.w3.org/2000/svg'
/** A speech bubble with a column beside it. */
const ICON =
  'M4 5h10a1.500 1.500 0 0 1 1.500 1.500v7A1.500 1.500 0 0 1 14 15H9l-4 4v-4H4a1.500 1.500 0 0 1-1.500-1.500v-7A1.500 1.500 0 0 1 4 5Z M19 5v14'

export function railButton(onOpen: () => void): HTMLButtonElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', ICON)
  svg.append(path)
  const button = element('button', { class: 'rail', type: 'button' }, svg)
  onPress(button, onOpen)
  return button
}

/** Texts in which a field and the layer behind it could come apart. */
export const REPLY_TEXTS = {
  'one line': 'Hi {{first_name|there}}, how are you?',
  'lines and blanks at their ends': 'One  \n\n  two   \n\n\n',
  'a word that is longer than the field': `${'very'.repeat(60)} {{${'long_'.repeat(11)}}} end`,
  'from right to left': 'שלום {{first_name|חבר}}, מה שלומך?\nHello {{company}}!',
  'emoji, Japanese and tabs': '👩‍👩‍👧 こんにちは{{first_name|お客様}}様、\tお世話になっております。'.repeat(4),
  'unclosed braces and escapes': 'a {{ b }} c \\{x\\} {{today+}} }} {{choice: a | b; default=c}}',
}

/** How the text runs in the field, and how in the layer that is drawn behind it. */
type Drawn = { field: object; layer: object }

/**
 * Runs in the editor (as text): writes `text` in a page that is written in `direction`.
 * @returns what must be the same of the field and of its layer: the lines and width of the text, and how it runs.
 */
export async function drawText(text: string, direction: string): Promise<Drawn> {
  document.documentElement.dir = direction
  const area = document.querySelector<HTMLTextAreaElement>('textarea.code-text')
  const layer = document.querySelector('pre.code-layer')
  const box = area?.parentElement
  if (!area || !layer || !box) throw new Error('No reply is being written')
  area.value = text
  area.dispatchEvent(new InputEvent('input', { bubbles: true }))
  const isDrawn = (): boolean => layer.textContent === `${text}\n`
  while (!isDrawn()) await new Promise((resolve) => requestAnimationFrame(resolve))
  const measured = (element: Element, height: number): object => {
    const style = getComputedStyle(element)
    const { direction: runs, textAlign, unicodeBidi, font, letterSpacing, tabSize } = style
    const lines = Math.round(height / Number.parseFloat(style.lineHeight))
    return { lines, width: element.clientWidth, runs, textAlign, unicodeBidi, font, letterSpacing, tabSize }
  }
  // Side by side in the grid, the higher of the two would stretch the other.
  box.style.display = 'block'
  area.style.blockSize = '0'
  const drawn = {
    field: measured(area, area.scrollHeight),
    layer: measured(layer, layer.scrollHeight),
  }
  box.style.display = ''
  area.style.blockSize = ''
  return drawn
}

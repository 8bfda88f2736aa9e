/** @returns labels as one cell: divided by commas, with a backslash before what would divide one. */
export function writeLabels(labels: readonly string[]): string {
  return labels.map((label) => label.replace(/[\\,;|]/g, '\\$&')).join(', ')
}

/** @returns the labels of a cell; other programs divide them by commas, semicolons or bars. */
export function readLabels(cell: string): string[] {
  const labels = ['']
  for (const [, escaped, plain = ''] of cell.matchAll(/\\([\\,;|])|([\s\S])/g)) {
    const isDivider = escaped === undefined && /[,;|]/.test(plain)
    if (isDivider) labels.push('')
    else labels[labels.length - 1] += escaped ?? plain
  }
  return labels.map((label) => label.trim()).filter((label) => label !== '')
}

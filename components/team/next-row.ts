/** @returns the first button of the row after that of `id`, else of the one before: it takes the focus when the row goes. */
export function nextRow(list: HTMLElement | null, id: string): HTMLElement | undefined {
  const rows = [...(list?.querySelectorAll('[data-id]') ?? [])]
  const at = rows.findIndex((row) => row.getAttribute('data-id') === id)
  return (rows[at + 1] ?? rows[at - 1])?.querySelector('button') ?? undefined
}

export type LookRow = { key: string; name: string; detail?: string }

/** A list of settings that somebody else changes: what each is called and what it is. */
export function LookList({ label, rows }: { label: string; rows: readonly LookRow[] }) {
  if (rows.length === 0) return null
  return (
    <ul class="look-list" aria-label={label}>
      {rows.map(({ key, name, detail }) => (
        <li key={key}>
          <span class="grow" dir="auto">
            {name}
          </span>
          {detail !== undefined && <span class="quiet">{detail}</span>}
        </li>
      ))}
    </ul>
  )
}

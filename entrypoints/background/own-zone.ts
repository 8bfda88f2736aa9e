/** The user's own: their clock counts for their working hours. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** @returns a time zone's present distance from UTC, such as "GMT-3"; '' for a zone this browser does not know. */
export function offsetText(timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts()
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

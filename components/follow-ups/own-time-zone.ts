/** @returns the time zone of this computer: reminders come at the user's hours, not at the customer's. */
export function ownTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

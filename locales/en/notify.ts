/** What the background's notifications say. */
export const notify = {
  'notify.done': 'Done',
  'notify.snooze': 'Snooze 1 h',
  'notify.noName': 'No name',
  'notify.due': 'Time to follow up',
  'notify.more.one': '{count} more',
  'notify.more.other': '{count} more',
  'notify.digest.one': '{count} follow-up is due',
  'notify.digest.other': '{count} follow-ups are due',
} as const

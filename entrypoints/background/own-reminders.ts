import { browserPorts } from './reminder-ports'
import { createReminders } from './reminders'

/** The reminders of this worker. */
export const reminders = createReminders(browserPorts)

/**
 * Answers what sets a time only once the alarm is set that wakes the worker for it: were the worker to die before, nobody
 * would have been told that it is set.
 */
export async function onceArmed<Answer>(written: Promise<Answer>): Promise<Answer> {
  const answer = await written
  await reminders.arm()
  return answer
}

import { lookSoon } from './alarms'
import { browserPorts } from './reminder-ports'
import { createReminders, type Reminders } from './reminders'
import { run } from './run'

/** The reminders of this worker. */
export const reminders: Reminders = createReminders({
  ...browserPorts,
  wakeAt: async (at) => {
    await browserPorts.wakeAt(at)
    lookSoon(at, () => run('reminders', reminders.tick()))
  },
})

/**
 * Answers what sets a time only once the alarm is set that wakes the worker for it: were the worker to die before, nobody
 * would have been told that it is set.
 */
export async function onceArmed<Answer>(written: Promise<Answer>): Promise<Answer> {
  const answer = await written
  await reminders.arm()
  return answer
}

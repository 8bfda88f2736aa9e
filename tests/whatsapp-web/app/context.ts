import type { Clock } from './clock'
import type { DayLabels } from './locale/days'
import type { Texts } from './locale/texts'
import type { Store } from './model/store'
import type { Options } from './options'
import type { Random } from './random'
import type { Records } from './page/records'
import type { Scheduler } from './view/scheduler'

/** What every part of the application is handed. */
export interface Context {
  options: Options
  texts: Texts
  days: DayLabels
  clock: Clock
  random: Random
  store: Store
  records: Records
  scheduler: Scheduler
  /** The name the account shows to others. */
  ownName: string
}

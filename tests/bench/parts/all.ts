import { backupPart } from './backup'
import { card } from './card'
import { longTasksPart } from './long-tasks'
import { memory } from './memory'
import { scriptTime } from './script-time'
import { exportPart } from './export'
import { importPart } from './import'
import type { Part } from './part'
import { insertion } from './insertion'
import { knowing } from './knowing'
import { picker } from './picker'
import { restorePart } from './restore'
import { rules } from './rules'
import { search } from './search'
import { sizes } from './sizes'
import { start } from './start'
import { teamEdit } from './team-edit'
import { teamFirst } from './team-first'
import { teamLatency } from './team-latency'
import { teamLocks } from './team-locks'
import { teamRights } from './team-rights'
import { teamRivals } from './team-rivals'
import { teamWrites } from './team-writes'
import { today } from './today'

/** Everything the bench measures, in the order of the report. */
export const PARTS: readonly Part[] = [
  card,
  picker,
  insertion,
  search,
  scriptTime,
  longTasksPart,
  memory,
  rules,
  today,
  knowing,
  start,
  importPart,
  exportPart,
  backupPart,
  restorePart,
  teamLatency,
  teamFirst,
  teamEdit,
  teamRights,
  teamLocks,
  teamWrites,
  teamRivals,
  sizes,
]

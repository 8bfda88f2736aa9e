import type { Evidence } from '@/utils/scoring/evidence'
import type { GradeResult } from '@/utils/scoring/grade'
import type { HeatLevel, HeatResult } from '@/utils/scoring/heat'

/** What the messages of a contact tell, by day. Derived: made anew from the records of the days that changed. */
export type EvidenceRow = { /** The contact's id. */ id: string; days: Evidence }

/** The score of a contact, with everything it was made of. Derived; never on the wire. */
export type ScoreRow = {
  /** The contact's id. */
  id: string
  heat: HeatResult
  /** Moves only when the heat is more than 15 points away from `levelHeat`, where it last moved. */
  level?: HeatLevel
  levelHeat?: number
  grade: GradeResult
  /** One point a day at most, oldest first, at most 60; heat that was not known is left out. */
  history: { at: number; heat: number }[]
  at: number
}

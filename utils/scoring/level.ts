import type { HeatLevel } from './heat'

/** The level, and the heat at which it last changed. */
export type LevelState = { level?: HeatLevel; levelHeat?: number }

const HOT = 80
const WARM = 50
const COOL = 20
/** A level changes only when the heat is farther than this from where it last changed. */
const HOLD = 15

/** @returns the level of a heat by itself: hot from 80, warm from 50, cool from 20, else cold. */
export function levelOf(heat: number): HeatLevel {
  if (heat >= HOT) return 'hot'
  if (heat >= WARM) return 'warm'
  return heat >= COOL ? 'cool' : 'cold'
}

/** @returns the level after the heat became `heat`: the old one while it is at most 15 points away; none while unknown. */
export function nextLevel(old: LevelState, heat: number | undefined): LevelState {
  if (heat === undefined) return {}
  const { level, levelHeat } = old
  if (level !== undefined && levelHeat !== undefined) {
    if (Math.abs(heat - levelHeat) <= HOLD || levelOf(heat) === level) return { level, levelHeat }
  }
  return { level: levelOf(heat), levelHeat: heat }
}

export const HEAT_LEVELS = ['hot', 'warm', 'cool', 'cold'] as const
export type HeatLevel = (typeof HEAT_LEVELS)[number]

export const HEAT_COMPONENTS = ['read', 'speed', 'depth'] as const
export type HeatComponent = (typeof HEAT_COMPONENTS)[number]

/**
 * One component: its value from 0 to 100, the share it has in the heat after renormalising (0 to 1), and what it rests on:
 * messages whose read state is known, answers, or turns, decayed. Unknown when `value` is absent; its weight is 0 then.
 */
export type HeatPart = { value?: number; weight: number; evidence: number }

/** `heat` is absent when nothing is known. Else the sum of value times weight, rounded. */
export type HeatResult = { heat?: number; parts: Record<HeatComponent, HeatPart> }

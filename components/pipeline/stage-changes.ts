import type { Stage } from '@/storage/schema/deal'

/** @returns whether there would still be an open stage and a won one without `stage`. */
export function canGo(stages: readonly Stage[], { id }: Stage): boolean {
  return isComplete(stages.filter((one) => one.id !== id))
}

/** @returns whether there would still be an open stage and a won one if `stage` were of that kind. */
export function canBecome(stages: readonly Stage[], { id }: Stage, kind: Stage['kind']): boolean {
  return isComplete(stages.map((one) => (one.id === id ? { ...one, kind } : one)))
}

/** @returns the stages with a new open one behind the last open one. */
export function withNewStage(stages: readonly Stage[], id: string, name: string): Stage[] {
  const at = stages.findLastIndex(({ kind }) => kind === 'open') + 1
  return [...stages.slice(0, at), { id, name, kind: 'open' }, ...stages.slice(at)]
}

export function renamed(stages: readonly Stage[], id: string, name: string): Stage[] {
  return stages.map((one) => (one.id === id ? { ...one, name } : one))
}

export function swapped(stages: readonly Stage[], from: number, to: number): Stage[] {
  const [one, other] = [stages[from], stages[to]]
  if (one === undefined || other === undefined) return [...stages]
  return stages.map((stage, at) => (at === from ? other : at === to ? one : stage))
}

function isComplete(stages: readonly Stage[]): boolean {
  return stages.some(({ kind }) => kind === 'open') && stages.some(({ kind }) => kind === 'won')
}

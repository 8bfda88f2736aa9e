import type { Deal, Stage } from '@/storage/schema/deal'

/** @returns the stage a deal stands in; one of a stage that was removed stands in the first open one. */
export function stageOf({ stageId }: Pick<Deal, 'stageId'>, stages: readonly Stage[]): Stage | undefined {
  return stages.find(({ id }) => id === stageId) ?? stages.find(({ kind }) => kind === 'open')
}

export function isOpenDeal(deal: Pick<Deal, 'stageId'>, stages: readonly Stage[]): boolean {
  return (stageOf(deal, stages)?.kind ?? 'open') === 'open'
}

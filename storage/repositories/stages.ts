import type { Stage } from '../schema/deal'
import type { Settings } from '../schema/settings'

/** @returns what a stage stands for; one that was removed from the settings is open. */
export function kindOfStage({ stages }: Pick<Settings, 'stages'>, stageId: string): Stage['kind'] {
  return stages.find(({ id }) => id === stageId)?.kind ?? 'open'
}

/** @returns where deals of stages that were removed stand: the first open stage, or the first of all. */
export function shelterOf({ stages }: Pick<Settings, 'stages'>): string {
  return (stages.find(({ kind }) => kind === 'open') ?? stages[0])?.id ?? ''
}

import { t } from '@/locales/t'
import { LookList } from '../app/look-list'
import { LookOnly } from '../app/look-only'
import { allStages, stageName } from '../app/stages'

/** The stages of a team's pipeline, for who does not change them. */
export function StageList() {
  const rows = allStages().map((stage) => ({
    key: stage.id,
    name: stageName(stage),
    detail: t(`stages.kind-${stage.kind}`),
  }))
  return (
    <div class="stack">
      <LookOnly table="teamSettings" />
      <LookList label={t('stages.title')} rows={rows} />
    </div>
  )
}

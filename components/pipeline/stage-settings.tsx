import './pipeline.css'
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-preact'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import { type Stage, STAGE_KINDS } from '@/storage/schema/deal'
import { newId } from '@/utils/ids'
import { changeWithUndo } from '../app/change-with-undo'
import { mayChange } from '../app/may'
import { changeSettings, settings } from '../app/settings'
import { stageName } from '../app/stages'
import { canBecome, canGo, renamed, swapped, withNewStage } from './stage-changes'
import { StageList } from './stage-list'

const MOST_STAGES = 20

/** The stages of the pipeline: their names, their order, and which of them are the end of a deal. */
export function StageSettings() {
  const stages = settings.value?.stages
  if (stages === undefined) return null
  if (!mayChange('teamSettings')) return <StageList />
  const save = (next: readonly Stage[]): void => changeSettings({ stages: [...next] })
  return (
    <div class="stack">
      <p class="field-hint">{t('stages.hint')}</p>
      <ol class="stages" aria-label={t('stages.title')}>
        {stages.map((stage, at) => (
          <StageRow key={stage.id} stages={stages} stage={stage} at={at} onSave={save} />
        ))}
      </ol>
      <div>
        <Button
          small
          icon={Plus}
          disabled={stages.length >= MOST_STAGES}
          onClick={() => save(withNewStage(stages, newId(), t('stages.newName')))}
        >
          {t('stages.add')}
        </Button>
      </div>
      <p class="field-hint">{t('stages.removeHint')}</p>
    </div>
  )
}

type RowProps = {
  stages: readonly Stage[]
  stage: Stage
  at: number
  onSave: (stages: readonly Stage[]) => void
}

function StageRow({ stages, stage, at, onSave }: RowProps) {
  const name = stageName(stage)
  return (
    <li class="stage-row">
      <input
        class="input"
        aria-label={t('stages.name', { position: at + 1 })}
        dir="auto"
        maxLength={60}
        value={name}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim()
          if (typed === '') event.currentTarget.value = name
          else if (typed !== name) onSave(renamed(stages, stage.id, typed))
        }}
      />
      <select
        class="input"
        aria-label={t('stages.kind', { name })}
        value={stage.kind}
        onChange={(event) => {
          const kind = STAGE_KINDS.find((one) => one === event.currentTarget.value)
          if (kind !== undefined) onSave(stages.map((one) => (one.id === stage.id ? { ...one, kind } : one)))
        }}
      >
        {STAGE_KINDS.map((kind) => (
          <option key={kind} value={kind} disabled={!canBecome(stages, stage, kind)}>
            {t(`stages.kind-${kind}`)}
          </option>
        ))}
      </select>
      <IconButton
        label={t('stages.up', { name })}
        icon={ArrowUp}
        disabled={at === 0}
        onClick={() => onSave(swapped(stages, at, at - 1))}
      />
      <IconButton
        label={t('stages.down', { name })}
        icon={ArrowDown}
        disabled={at === stages.length - 1}
        onClick={() => onSave(swapped(stages, at, at + 1))}
      />
      <IconButton
        label={t('stages.remove', { name })}
        icon={Trash2}
        disabled={!canGo(stages, stage)}
        onClick={() => {
          const others = stages.filter(({ id }) => id !== stage.id)
          changeWithUndo({ stages: others }, t('trash.settingRemoved', { name }))
        }}
      />
    </li>
  )
}

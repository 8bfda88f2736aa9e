import { FlaskConical } from 'lucide-preact'
import { useEffect, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { DryRun } from '@/storage/protocol/replies'
import type { SuggestionCondition } from '@/storage/schema/suggestion'
import { now } from '@/utils/clock'
import { formatMoment } from '@/utils/format'
import { showError } from '../app/errors'
import { faultOfCondition } from './rule-draft'

const MOST_SHOWN = 8

/** What the rule would have proposed lately, before it is saved. */
export function DryRunPanel({ condition }: { condition: SuggestionCondition }) {
  const [result, setResult] = useState<DryRun>()
  const [isRunning, setRunning] = useState(false)
  const key = JSON.stringify(condition)
  // What was found belongs to the condition it was found for.
  useEffect(() => setResult(undefined), [key])
  const run = async (): Promise<void> => {
    setRunning(true)
    try {
      setResult(await askUi('suggestions.dryRun', { condition }))
    } catch (error) {
      showError(error, { retry: () => void run() })
    } finally {
      setRunning(false)
    }
  }
  return (
    <div class="dry-run">
      <Button
        small
        icon={FlaskConical}
        disabled={isRunning || faultOfCondition(condition) !== undefined}
        onClick={() => void run()}
      >
        {t('rules.tryOut')}
      </Button>
      <span class="field-hint">
        {t(condition.type === 'keyword' ? 'rules.tryOutScreen' : 'rules.tryOutRecords')}
      </span>
      <div role="status">{result !== undefined && <Result result={result} />}</div>
    </div>
  )
}

function Result({ result: { looked, hits } }: { result: DryRun }) {
  if (looked === 0) return <p class="quiet">{t('rules.nothingToLookAt')}</p>
  return (
    <>
      <p>{t('rules.wouldPropose', { count: hits.length, looked })}</p>
      <ul class="hits">
        {hits.slice(0, MOST_SHOWN).map((hit, index) => (
          <li key={index} class="one-line" dir="auto">
            {[formatMoment(hit.at, now()), hit.name, hit.words].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </>
  )
}

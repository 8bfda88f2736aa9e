import { CircleAlert, Lightbulb } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { LintFinding } from '@/utils/templates/lint'
import { findingText } from './finding-text'

type FindingsProps = {
  body: string
  findings: readonly LintFinding[]
  /** Shows where it is. */
  onGo: (start: number, end: number) => void
  onFix: (start: number, end: number, text: string) => void
}

const MOST_SHOWN = 8

/** What is probably a mistake, and what works better for most. None of it keeps anybody from saving. */
export function Findings({ body, findings, onGo, onFix }: FindingsProps) {
  const problems = findings.filter(({ level }) => level === 'problem').length
  const sorted = findings.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_SHOWN)
  return (
    <>
      <span class="visually-hidden" role="status">
        {problems > 0 && t('replies.problems', { count: problems })}
      </span>
      <ul class="findings" aria-label={t('replies.findings')}>
        {sorted.map((finding) => {
          const { code, level, start, end, suggestion } = finding
          const Icon = level === 'problem' ? CircleAlert : Lightbulb
          const fix = fixOf(body, finding)
          return (
            <li key={`${code}${start}${end}`} class={`finding finding-${level}`}>
              <Icon size={14} aria-hidden="true" />
              <span class="grow">{findingText(finding)}</span>
              {fix !== undefined && start !== undefined && end !== undefined && (
                <Button variant="quiet" small onClick={() => onFix(start, end, fix)}>
                  {t('replies.fix', { suggestion: suggestion ?? fix })}
                </Button>
              )}
              {start !== undefined && end !== undefined && (
                <Button variant="quiet" small onClick={() => onGo(start, end)}>
                  {t('replies.showFinding')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function rankOf({ level }: LintFinding): number {
  return level === 'problem' ? 0 : 1
}

/** @returns what takes the place of the finding's stretch; undefined where nobody can know. */
function fixOf(body: string, { code, start, end, suggestion, detail }: LintFinding): string | undefined {
  if (suggestion === undefined || start === undefined || end === undefined) return undefined
  const written = body.slice(start, end)
  if (code !== 'unknown-variable') return suggestion
  const name = /[^{}|]+/.exec(written)?.[0]
  return name === undefined || detail === undefined ? undefined : written.replace(name, () => suggestion)
}

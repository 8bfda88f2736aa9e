import { t } from '@/locales/t'
import { formatNumber } from '@/utils/format'
import { ADVISED_CHARACTERS, type LintFinding } from '@/utils/templates/lint'

/** @returns a finding as one sentence. */
export function findingText({ code, detail = '', count = 0 }: LintFinding): string {
  return t(`replies.lint.${code}`, {
    name: detail,
    length: formatNumber(count),
    advised: formatNumber(ADVISED_CHARACTERS),
  })
}

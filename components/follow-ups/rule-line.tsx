import { Repeat } from 'lucide-preact'
import { ruleText } from './rule-text'

/** That a follow-up comes back, and how often. */
export function RuleLine({ rule }: { rule: string }) {
  return (
    <p class="follow-up-rule">
      <Repeat size={12} aria-hidden="true" />
      {ruleText(rule)}
    </p>
  )
}

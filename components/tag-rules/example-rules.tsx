import { Plus } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { TagRule } from '@/storage/schema/tag-rule'
import type { Tag } from '@/storage/schema/tag'
import { newId } from '@/utils/ids'
import { type RuleExample, ruleExamples } from '@/utils/tag-rules/examples'
import { fold } from '@/utils/text/fold'
import { settings } from '../app/settings'
import { nextColor } from '../tags'
import { describeRule } from './describe-rule'
import type { TypedRule } from './rule-draft'

type ExamplesProps = { known: readonly TagRule[]; tags: readonly Tag[]; onOpen: (rule: TypedRule) => void }

/** Rules to begin with: each opens in the editor, where it is tried out before it is saved. */
export function ExampleRules({ known, tags, onOpen }: ExamplesProps) {
  const arrivalLabel = t('tagRules.arrivalField')
  const currency = settings.value?.currency ?? 'USD'
  const names = new Set(known.map(({ name }) => name))
  const examples = ruleExamples({ currency, arrivalLabel }).filter(({ key }) => !names.has(nameOf(key)))
  if (examples.length === 0) return null
  return (
    <section class="tag-rule-examples" aria-label={t('tagRules.examples')}>
      <h2 class="section-title">{t('tagRules.examples')}</h2>
      <ul>
        {examples.map((example) => (
          <li key={example.key} class="tag-rule">
            <div class="tag-rule-text">
              <span class="tag-rule-name">{nameOf(example.key)}</span>
              <span class="quiet">{t('tagRules.whenSays', { what: describeExample(example, tags) })}</span>
            </div>
            <Button small icon={Plus} onClick={() => onOpen(ruleFrom(example, tags))}>
              {t('tagRules.use')}
              <span class="visually-hidden"> {nameOf(example.key)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf(key: RuleExample['key']): string {
  return t(`tagRules.example-${key}`)
}

function describeExample({ match, groups }: RuleExample, tags: readonly Tag[]): string {
  return describeRule({ match, groups: copyOf(groups) }, tags)
}

/** An example with ids, and with the tag of its name: the one there is, or a new one. */
function ruleFrom({ key, match, groups, needsField }: RuleExample, tags: readonly Tag[]): TypedRule {
  const name = nameOf(key)
  const tag = tags.find((one) => fold(one.name) === fold(name))
  const made = { id: newId(), name, color: nextColor(tags) }
  const hasField = settings.peek()?.customFields.some(({ label }) => label === needsField?.label)
  return {
    id: newId(),
    name,
    match,
    groups: copyOf(groups),
    on: true,
    tagId: tag?.id ?? made.id,
    ...(tag === undefined && { newTag: made }),
    ...(needsField && hasField !== true && { newField: { id: newId(), ...needsField } }),
  }
}

function copyOf(groups: RuleExample['groups']): TypedRule['groups'] {
  return structuredClone(groups) as TypedRule['groups']
}

import { t } from '@/locales/t'
import { SelectPart } from './select-part'
import { Sentence } from './sentence'

type MatchProps = { label: string; match: 'all' | 'any'; onChange: (match: 'all' | 'any') => void }

/** "all of these hold", "any of these holds". */
export function MatchPart({ label, match, onChange }: MatchProps) {
  const choice = (
    <SelectPart
      label={label}
      value={match}
      choices={[
        ['all', t('tagRules.match-all')],
        ['any', t('tagRules.match-any')],
      ]}
      onChange={onChange}
    />
  )
  return (
    <span class="match-part">
      <Sentence text={t('tagRules.matchSentence')} parts={{ match: choice }} />
    </span>
  )
}

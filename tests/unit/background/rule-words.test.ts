import { expect, test } from 'vitest'
import { ownRuleWords } from '@/entrypoints/background/rule-words'
import { readSettings } from '@/storage/settings'
import { useFreshBackground } from '../helpers/background'

useFreshBackground()

test.each([
  ['source', 'ads', 'Advertising', '広告'],
  ['source', 'Messe Köln', 'Messe Köln', 'Messe Köln'],
  ['channel', 'in-person', 'In person', '対面'],
  ['language', 'pt', 'Portuguese', 'ポルトガル語'],
  ['language', 'Portuguese', 'Portuguese', 'Portuguese'],
  ['country', 'BR', 'Brazil', 'ブラジル'],
  ['country', 'Atlantis', 'Atlantis', 'Atlantis'],
  ['company', 'BR', 'BR', 'BR'],
  ['custom:source', 'ads', 'ads', 'ads'],
])('The reason for a tag says the %s %s in the language of the interface', async (field, value, en, ja) => {
  const settings = await readSettings()
  const said = (['en', 'ja'] as const).map((language) =>
    ownRuleWords({ ...settings, language }, () => '').value(field, value),
  )
  expect(said).toEqual([en, ja])
})

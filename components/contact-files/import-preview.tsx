import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { t } from '@/locales/t'
import { now } from '@/utils/clock'
import { oneLine } from '@/utils/contact-files/clean'
import type { Encoding } from '@/utils/text/decode'
import { formatDate } from '@/utils/format'
import { FileCard } from './file-card'
import { FirstRows } from './first-rows'
import type { ImportDraft, ImportOptions } from './import-draft'
import { OptionFields } from './option-fields'
import { Outlook } from './outlook'
import { useGuessedCountry } from './use-guessed-country'
import { useOutlook } from './use-outlook'

type PreviewProps = {
  drafts: readonly ImportDraft[]
  change: (draft: ImportDraft) => void
  reread: (draft: ImportDraft, encoding: Encoding) => void
  write: (drafts: readonly ImportDraft[], options: ImportOptions) => void
  restart: () => void
}

/** What was found in the files, where it goes, and what will become of it. */
export function ImportPreview({ drafts, change, reread, write, restart }: PreviewProps) {
  const [mode, setMode] = useState<ImportOptions['mode']>('update')
  const [tags, setTags] = useState(firstTag)
  const [country, setCountry] = useGuessedCountry(drafts)
  const options: ImportOptions = { mode, country, tags: tagsOf(tags) }
  const outlook = useOutlook(drafts, options)
  return (
    <form
      class="stack contact-files-preview"
      onSubmit={(event) => {
        event.preventDefault()
        if (outlook.isReady && outlook.rows > 0) write(drafts, options)
      }}
    >
      {drafts.map((draft) => (
        <FileCard key={draft.id} draft={draft} onChange={change} onEncoding={reread} />
      ))}
      <OptionFields
        mode={mode}
        onMode={setMode}
        country={country}
        onCountry={setCountry}
        tags={tags}
        onTags={setTags}
      />
      <FirstRows rows={outlook.first} />
      <Outlook outlook={outlook} mode={mode} />
      <div class="file-actions">
        <Button onClick={restart}>{t('common.cancel')}</Button>
        <Button type="submit" variant="primary" disabled={!outlook.isReady || outlook.rows === 0}>
          {t('contactFiles.importCount', { count: outlook.rows })}
        </Button>
      </div>
    </form>
  )
}

function firstTag(): string {
  return t('contactFiles.tagOfDay', { day: formatDate(now(), { month: 'short', day: 'numeric' }) })
}

function tagsOf(text: string): string[] {
  const tags = text.split(/[,;、，]/).map((tag) => oneLine(tag).slice(0, 100))
  return [...new Set(tags)].filter((tag) => tag !== '').slice(0, 20)
}

import './reply-editor.css'
import { ArrowLeft } from 'lucide-preact'
import { IconButton } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { languageName } from '../../app/language-name'
import { LookOnly } from '../../app/look-only'
import { QueryError } from '../../app/query-error'
import { goTo } from '../../app/route'
import { settings } from '../../app/settings'
import { type EditedText, toEdited } from './edited-reply'

/** A quick reply as it is, for whoever may not change it. */
export function ReadReply({ id }: { id: string }) {
  const { data, error, refetch } = useQuery('replies.get', { id })
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const reply = toEdited(data)
  return (
    <div class="reply-form">
      <div class="editor-head">
        <IconButton label={t('replies.back')} icon={ArrowLeft} flips onClick={() => goTo('replies')} />
        <h1 class="editor-title one-line" dir="auto">
          {data.title}
        </h1>
        {data.archivedAt !== undefined && <span class="editor-state">{t('replies.isArchived')}</span>}
      </div>
      <LookOnly table="replies" />
      <p class="quiet">
        <bdi>
          {settings.value?.trigger}
          {data.shortcut}
        </bdi>
      </p>
      {reply.texts.map((text) => (
        <Text key={text.language} text={text} />
      ))}
      {data.files.length > 0 && (
        <ul aria-label={t('replies.files')}>
          {data.files.map((file) => (
            <li key={file.id} dir="auto">
              {file.name}
            </li>
          ))}
        </ul>
      )}
      {Object.keys(data.labels).length > 0 && (
        <div class="tag-chips">
          {Object.keys(data.labels).map((label) => (
            <Chip key={label} text={label} color="gray" />
          ))}
        </div>
      )}
    </div>
  )
}

function Text({ text: { language, body } }: { text: EditedText }) {
  return (
    <section>
      {language !== '' && <h2 class="section-title">{languageName(language)}</h2>}
      <p class="keeps-lines" dir="auto">
        {body}
      </p>
    </section>
  )
}

import { useState } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { useQuery } from '@/storage/use-query'
import { newId } from '@/utils/ids'
import { QueryError } from '../../app/query-error'
import { blankReply, toEdited } from './edited-reply'
import { ReplyEditor } from './reply-editor'

type RowsProps = { rows: readonly ReplyRow[] }

export function NewReply({ rows }: RowsProps) {
  const [id] = useState(newId)
  const [blank] = useState(() => blankReply())
  return <ReplyEditor id={id} stored={blank} files={[]} isNew isArchived={false} rows={rows} />
}

export function EditReply({ id, rows }: RowsProps & { id: string }) {
  const { data, error, refetch } = useQuery('replies.get', { id })
  if (data !== undefined) {
    const isArchived = data.archivedAt !== undefined
    const stored = toEdited(data)
    return (
      <ReplyEditor
        id={id}
        stored={stored}
        files={data.files}
        isNew={false}
        isArchived={isArchived}
        rows={rows}
      />
    )
  }
  return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
}

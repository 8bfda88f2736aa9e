import { useMinute } from '@/components/app/clock'
import { t } from '@/locales/t'
import type { CardMore } from '@/storage/protocol/customers'
import { formatMoment } from '@/utils/format'
import { useMore } from './more-scope'
import { Part } from './part'

/** Names of files that were seen in the chat. The files themselves stay with WhatsApp. */
export function Files() {
  const { files } = useMore().more
  if (files.length === 0) return null
  return (
    <Part id="files" title={t('files.title')} summary={String(files.length)}>
      <ul>
        {files.map((file, at) => (
          <FileLine key={at} file={file} />
        ))}
      </ul>
    </Part>
  )
}

function FileLine({ file: { name, at, direction } }: { file: CardMore['files'][number] }) {
  const now = useMinute()
  const how = [
    ...(direction === 'unknown' ? [] : [t(`files.${direction}`)]),
    ...(at === undefined ? [] : [formatMoment(at, now)]),
  ]
  return (
    <li class="file-line">
      <bdi class="one-line" title={name}>
        {name}
      </bdi>
      <span class="file-how">{how.join(' · ')}</span>
    </li>
  )
}

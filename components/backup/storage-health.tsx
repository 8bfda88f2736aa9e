import { useEffect, useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { fileSize } from '@/components/ui/file-size'
import { Notice } from '@/components/ui/notice'
import { Section } from '@/components/ui/section'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { formatNumber, formatPercent } from '@/utils/format'
import { showError } from '../app/errors'
import { QueryError } from '../app/query-error'
import { Snapshots } from './snapshots'
import { tableName } from './table-names'

/** How full the browser's storage may become before it is said in red. */
const NEARLY_FULL = 0.9

type Room = { isPersistent: boolean; used: number; quota: number }

/** Whether the browser promises to keep the data, how much room is left, and what there is. */
export function StorageHealth({ now }: { now: number }) {
  const { data, error, refetch } = useQuery('storage.state', {})
  const [room, setRoom] = useState<Room>()
  const look = (): void => void readRoom().then(setRoom, showError)
  useEffect(look, [])
  return (
    <>
      <Section title={t('backup.health')}>
        <div class="stack">
          {room !== undefined && (
            <RoomPart room={room} onPersist={() => void persist().then(look, showError)} />
          )}
          {error && data === undefined && <QueryError error={error} retry={refetch} />}
          {data !== undefined && (
            <details>
              <summary>
                <span>{t('backup.tables', { schema: data.schema })}</span>
              </summary>
              <table class="backup-tables">
                <tbody>
                  {storedRows(data.tables).map(({ label, rows }) => (
                    <tr key={label}>
                      <th scope="row">{label}</th>
                      <td>{formatNumber(rows)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          )}
        </div>
      </Section>
      {data !== undefined && data.snapshots.length > 0 && (
        <Section title={t('backup.snapshots')}>
          <Snapshots snapshots={data.snapshots} now={now} onChange={refetch} />
        </Section>
      )}
    </>
  )
}

function RoomPart({ room: { isPersistent, used, quota }, onPersist }: { room: Room; onPersist: () => void }) {
  const share = quota > 0 ? used / quota : 0
  return (
    <>
      {isPersistent ? (
        <p>{t('backup.persistent')}</p>
      ) : (
        <Notice
          tone="warn"
          action={
            <Button small onClick={onPersist}>
              {t('backup.persist')}
            </Button>
          }
        >
          {t('backup.notPersistent')}
        </Notice>
      )}
      <p class={share > NEARLY_FULL ? 'backup-full' : 'quiet'}>
        {t('backup.room', { used: fileSize(used), quota: fileSize(quota), share: formatPercent(share) })}
      </p>
    </>
  )
}

/** What people know by a name, and how much comes with it that has none. */
function storedRows(tables: readonly { name: string; rows: number }[]): { label: string; rows: number }[] {
  const named = tables.flatMap(({ name, rows }) => {
    const label = tableName(name)
    return label === undefined ? [] : [{ label, rows }]
  })
  const others = tables.filter(({ name }) => tableName(name) === undefined)
  const rest = others.reduce((sum, { rows }) => sum + rows, 0)
  return [...named, { label: t('backup.table-other'), rows: rest }]
}

/** Undefined where the browser tells nothing. */
async function readRoom(): Promise<Room | undefined> {
  const { storage } = navigator as { storage?: StorageManager }
  if (storage === undefined) return undefined
  const [isPersistent, { usage = 0, quota = 0 }] = await Promise.all([
    storage.persisted(),
    storage.estimate(),
  ])
  return { isPersistent, used: usage, quota }
}

async function persist(): Promise<void> {
  await navigator.storage.persist()
}

import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { type AppError, toAppError } from '@/utils/app-error'
import type { LazyScreen } from './define-feature'
import { QueryError } from './query-error'

const loaded = new Map<LazyScreen, ComponentType>()

/** Shows a part of the interface that is loaded when it is first needed. */
export function Lazy({ load }: { load: LazyScreen }) {
  const [, redraw] = useState<ComponentType>()
  const [error, setError] = useState<AppError>()
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (loaded.has(load)) return
    setError(undefined)
    const run = async (): Promise<void> => {
      const screen = await load()
      loaded.set(load, screen)
      redraw(() => screen)
    }
    run().catch((cause: unknown) => setError(toAppError(cause)))
  }, [load, tries])
  const Screen = loaded.get(load)
  if (Screen !== undefined) return <Screen />
  if (error) return <QueryError error={error} retry={() => setTries(tries + 1)} />
  return <Skeleton label={t('common.loading')} />
}

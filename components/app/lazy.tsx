import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { type AppError, toAppError } from '@/utils/app-error'
import { QueryError } from './query-error'

type Loader = () => Promise<unknown>
type LazyProps<Props> = {
  load: () => Promise<ComponentType<Props>>
} & (object extends Props ? { props?: Props } : { props: Props })

const loaded = new Map<Loader, unknown>()

/** Loads a part of the interface before it is needed, so that it stands there at once. A failure shows when it is. */
export function preload(load: Loader): void {
  if (!loaded.has(load))
    load().then(
      (screen) => loaded.set(load, screen),
      () => undefined,
    )
}

/** Shows a part of the interface that is loaded when it is first needed. */
export function Lazy<Props>({ load, props }: LazyProps<Props>) {
  const [, redraw] = useState<unknown>()
  const [error, setError] = useState<AppError>()
  const [tries, setTries] = useState(0)
  // What a loader gives is kept under that very loader.
  const Screen = loaded.get(load) as ComponentType<Props> | undefined
  useEffect(() => {
    if (Screen !== undefined) return
    setError(undefined)
    const run = async (): Promise<void> => {
      // It may have come, by `preload`, after this was drawn and before this effect.
      const screen = loaded.get(load) ?? (await load())
      loaded.set(load, screen)
      redraw(() => screen)
    }
    run().catch((cause: unknown) => setError(toAppError(cause)))
  }, [load, tries])
  if (Screen !== undefined) return <Screen {...(props as Props & object)} />
  if (error) return <QueryError error={error} retry={() => setTries(tries + 1)} />
  return <Skeleton label={t('common.loading')} />
}

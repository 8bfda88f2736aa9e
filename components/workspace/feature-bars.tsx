import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ErrorBoundary } from '@/components/ui/error-boundary'
import { logFault } from '@/utils/logger'
import type { LazyScreen } from '../app/define-feature'
import { showError } from '../app/errors'
import { allFeatures } from '../app/registry'

/** The lines of all features that have one; loaded after what a person came for, and nothing stands there until then. */
export function FeatureBars() {
  return <>{allFeatures().map(({ id, bar }) => bar && <LazyBar key={id} load={bar} />)}</>
}

function LazyBar({ load }: { load: LazyScreen }) {
  const [bar, setBar] = useState<{ Bar: ComponentType }>()
  useEffect(() => {
    load().then(
      (Bar) => setBar({ Bar }),
      (error: unknown) => logFault('bar', error),
    )
  }, [load])
  if (bar === undefined) return null
  return (
    <ErrorBoundary onError={showError} fallback={() => null}>
      <bar.Bar />
    </ErrorBoundary>
  )
}

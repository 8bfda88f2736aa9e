import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ErrorBoundary } from '@/components/ui/error-boundary'
import { logFault } from '@/utils/logger'
import type { LazyScreen } from '../app/define-feature'
import { showError } from '../app/errors'
import { allFeatures } from '../app/registry'

/** The lines of all features that have one; loaded after what a person came for, and nothing stands there until then. */
export function FeatureBars() {
  return <>{allFeatures().map(({ id, bar }) => bar && <LazyPart key={id} load={bar} />)}</>
}

/** What is there only when there is something to tell: nothing stands in its place until then, nor when it fails. */
export function LazyPart({ load }: { load: LazyScreen }) {
  const [part, setPart] = useState<{ Part: ComponentType }>()
  useEffect(() => {
    load().then(
      (Part) => setPart({ Part }),
      (error: unknown) => logFault('bar', error),
    )
  }, [load])
  if (part === undefined) return null
  return (
    <ErrorBoundary onError={showError} fallback={() => null}>
      <part.Part />
    </ErrorBoundary>
  )
}

import { Button } from '@/components/ui/button'
import { ErrorBoundary } from '@/components/ui/error-boundary'
import { Notice } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { useCustomer } from '../customer'
import { showError } from './errors'
import { allPanels } from './registry'

/** Every panel there is, about the customer around it. A fault in one leaves the others working. */
export function Panels() {
  const { key } = useCustomer()
  const parts = [
    ...allPanels().map(({ id, title, banner }) => ({ id: `${id}-banner`, title, part: banner })),
    ...allPanels().map(({ id, title, panel }) => ({ id, title, part: panel })),
  ]
  return (
    <>
      {parts.map(({ id, title, part: Part }) =>
        Part === undefined ? null : (
          <ErrorBoundary
            key={id}
            resetKey={key}
            onError={showError}
            fallback={(retry) => (
              <Notice
                tone="error"
                action={
                  <Button small onClick={retry}>
                    {t('error.action.retry')}
                  </Button>
                }
              >
                {t('error.panel', { part: t(title) })}
              </Notice>
            )}
          >
            <Part />
          </ErrorBoundary>
        ),
      )}
    </>
  )
}

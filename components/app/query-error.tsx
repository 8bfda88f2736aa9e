import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import type { AppError } from '@/utils/app-error'
import { useEffect } from 'preact/hooks'
import { errorText, noteLasting, remedyFor } from './errors'

/** Stands where an answer should have been: one sentence, one action. */
export function QueryError({ error, retry }: { error: AppError; retry: () => void }) {
  useEffect(() => {
    noteLasting(error)
  }, [error])
  const { label, run } = remedyFor(error.code, { retry })
  return (
    <Notice
      tone="error"
      action={
        run && (
          <Button small onClick={run}>
            {label}
          </Button>
        )
      }
    >
      {errorText(error.code)}
    </Notice>
  )
}

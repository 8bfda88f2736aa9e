import { useEffect, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import { useLook } from '../app/look'

const PATIENCE_MS = 400

/** Until our own content script has proved itself, a page that frames us sees one neutral line and nothing else. */
export function Waiting({ isRefused }: { isRefused: boolean }) {
  const [isLate, setLate] = useState(false)
  useLook()
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLate && !isRefused) return null
  return <p class="waiting quiet">{t('sidebar.waiting')}</p>
}

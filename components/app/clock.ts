import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { now as clockNow } from '@/utils/clock'

const MINUTE_MS = 60_000

const now = signal(clockNow())
let followers = 0
let timer: ReturnType<typeof setTimeout> | undefined

/** @returns the present moment in epoch ms, renewed as each minute begins while the page is in sight. */
export function useMinute(): number {
  useEffect(() => {
    if (++followers === 1) start()
    return () => {
      if (--followers === 0) stop()
    }
  }, [])
  return now.value
}

function start(): void {
  document.addEventListener('visibilitychange', tick)
  tick()
}

function stop(): void {
  document.removeEventListener('visibilitychange', tick)
  clearTimeout(timer)
}

function tick(): void {
  clearTimeout(timer)
  if (document.hidden) return
  now.value = clockNow()
  timer = setTimeout(tick, MINUTE_MS - (now.value % MINUTE_MS))
}

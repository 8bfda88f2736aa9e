import { t } from '@/locales/t'
import type { ScoreRow } from '@/storage/schema/score'
import { formatDate, formatNumber } from '@/utils/format'

const WIDTH = 96
const HEIGHT = 28
const INSET = 3

/** How the heat went, as a line; the same in words for whoever does not see it. */
export function Sparkline({ history }: { history: ScoreRow['history'] }) {
  const first = history[0]
  const last = history.at(-1)
  if (first === undefined || last === undefined || first.at === last.at) return null
  const points = history.map(({ at, heat }) => ({
    x: INSET + ((at - first.at) / (last.at - first.at)) * (WIDTH - 2 * INSET),
    y: HEIGHT - INSET - (heat / 100) * (HEIGHT - 2 * INSET),
  }))
  const end = points.at(-1)
  return (
    <svg
      class="sparkline"
      role="img"
      aria-label={textOf(history, first, last)}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
    >
      <title>{textOf(history, first, last)}</title>
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {end && <circle cx={end.x} cy={end.y} r="2.5" />}
    </svg>
  )
}

type Point = ScoreRow['history'][number]

function textOf(history: readonly Point[], first: Point, last: Point): string {
  const heats = history.map(({ heat }) => heat)
  const day = (at: number): string => formatDate(at, { day: 'numeric', month: 'short' })
  return t('score.history', {
    first: formatNumber(first.heat),
    firstDay: day(first.at),
    last: formatNumber(last.heat),
    lastDay: day(last.at),
    least: formatNumber(Math.min(...heats)),
    most: formatNumber(Math.max(...heats)),
  })
}

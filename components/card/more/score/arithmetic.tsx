import { t } from '@/locales/t'
import { formatNumber, formatPercent } from '@/utils/format'
import { arithmetic } from '@/utils/scoring/arithmetic'
import { HEAT_COMPONENTS, type HeatResult } from '@/utils/scoring/heat'

/** The heat as one would add it up on paper, and what is not known. */
export function Arithmetic({ heat }: { heat: HeatResult }) {
  const lines = arithmetic(heat)
  const sum = [heat.heat ?? 0, lines.map(({ points }) => formatNumber(points)).join(' + ')]
  return (
    <table class="score-sum">
      <caption>{t('score.sum', { heat: formatNumber(Number(sum[0])), parts: String(sum[1]) })}</caption>
      <tbody>
        {HEAT_COMPONENTS.map((component) => {
          const line = lines.find((one) => one.component === component)
          return (
            <tr key={component}>
              <th scope="row">{t(`score.part-${component}`)}</th>
              {line === undefined ? (
                <td colSpan={2} class="quiet">
                  {t('score.partUnknown')}
                </td>
              ) : (
                <>
                  <td>
                    <bdi dir="ltr">{`${formatNumber(line.value)} × ${formatPercent(line.weight / 100)}`}</bdi>
                  </td>
                  <td>{formatNumber(line.points)}</td>
                </>
              )}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

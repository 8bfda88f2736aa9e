import { settings } from '@/components/app/settings'
import { EditableField } from '@/components/ui/editable-field'
import { mayChange } from '@/components/app/may'
import { t } from '@/locales/t'
import { type Contact, GRADES } from '@/storage/schema/contact'
import { useQuery } from '@/storage/use-query'
import { language } from '@/utils/i18n'
import { formatAmount, minorDigitsOf } from '@/utils/money'
import type { GradeResult } from '@/utils/scoring/grade'
import { GradeEditor } from '../../choice-editors'
import { gradeName } from '../../display'
import { useSave } from '../../use-save'

type GradeProps = { contact: Contact; grade: GradeResult | undefined }

/** What a customer is worth: by hand and worked out, and why. */
export function GradeLines({ contact, grade: worked }: GradeProps) {
  const save = useSave()
  const label = t('card.grade')
  const byHand = contact.grade
  return (
    <>
      <EditableField
        label={label}
        value={byHand ?? ''}
        display={byHand === undefined ? '' : bothOf(byHand, worked)}
        emptyText={worked === undefined ? t('card.add') : gradeName(worked.grade)}
        editLabel={t('card.edit', { field: label })}
        isFixed={!mayChange('contacts')}
        onCommit={(text) => save({ grade: GRADES.find((grade) => grade === text) ?? null })}
        editor={(editor) => <GradeEditor {...editor} label={label} />}
      />
      {worked && <p class="score-why">{whyOf(worked)}</p>}
      {worked && worked.products.length > 0 && <Preferred productIds={worked.products} />}
    </>
  )
}

/** What they order most often. */
function Preferred({ productIds }: { productIds: readonly string[] }) {
  const { data } = useQuery('products.list', {})
  const names = productIds.flatMap((id) => data?.find((product) => product.id === id)?.name ?? [])
  if (names.length === 0) return null
  return <p class="score-why">{t('score.products', { names: names.join(', ') })}</p>
}

function bothOf(byHand: string, worked: GradeResult | undefined): string {
  if (worked === undefined) return t('score.gradeByHand', { grade: gradeName(byHand) })
  return t('score.gradeBoth', { grade: gradeName(byHand), worked: worked.grade })
}

function whyOf({ by, grade, ordersPerMonth, amountPerMonth }: GradeResult): string {
  if (by === 'enquiry') return t('score.whyEnquiry', { grade })
  const count = Math.round(ordersPerMonth * 10) / 10
  const currency = settings.value?.currency ?? 'USD'
  const minor = Math.round(amountPerMonth * 10 ** minorDigitsOf(currency))
  const amount = formatAmount(minor, currency, language.value)
  return t(by === 'amount' ? 'score.whyAmount' : 'score.whyOrders', { grade, count, amount })
}

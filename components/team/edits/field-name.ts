import { languageName } from '../../app/language-name'
import { type MessageKey, t } from '@/locales/t'
import { settingFieldName } from './setting-field'
import type { Names } from './use-names'

/** As they are called where a person changes them. The same name means the same in every table. */
const LABELS: Record<string, MessageKey> = {
  name: 'card.name',
  firstName: 'card.firstName',
  phone: 'card.phone',
  company: 'card.company',
  email: 'card.email',
  role: 'card.role',
  language: 'card.language',
  timeZone: 'card.timeZone',
  source: 'card.source',
  channel: 'card.channel',
  owner: 'card.owner',
  grade: 'card.grade',
  heat: 'duplicates.field-heat',
  quiet: 'duplicates.field-quiet',
  consents: 'consent.title',
  kind: 'team.field-kind',
  handledAt: 'team.field-handledAt',
  ownerId: 'team.field-ownerId',
  teamId: 'team.field-teamId',
  deletedAt: 'team.field-deletedAt',
  pinnedAt: 'team.field-pinnedAt',
  text: 'team.field-text',
  body: 'team.field-text',
  note: 'pipeline.note',
  dueAt: 'team.field-dueAt',
  startsAt: 'team.field-dueAt',
  condition: 'team.field-condition',
  rule: 'team.field-rule',
  replyId: 'team.field-replyId',
  state: 'team.field-state',
  outcome: 'team.field-state',
  title: 'team.field-title',
  amountMinor: 'money.amount',
  currency: 'money.currency',
  stageId: 'pipeline.stage',
  expectedClose: 'pipeline.expectedClose',
  rank: 'team.field-rank',
  at: 'team.field-at',
  productId: 'team.field-productId',
  dealId: 'team.field-dealId',
  color: 'team.field-color',
  folder: 'replies.folder',
  shortcut: 'replies.shortcut',
  archivedAt: 'team.field-archivedAt',
  sku: 'products.sku',
  stock: 'products.stock',
  link: 'products.link',
}

/** @returns the name of a field and, of an element of a set, what it is an element of: `tags.<id>` gives both. */
export function partsOf(field: string): [name: string, element: string] {
  const at = field.indexOf('.')
  return at < 0 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)]
}

/** @returns what a field of a change is called. */
export function fieldName(field: string, names: Names): string {
  const [name, element] = partsOf(field)
  const label = LABELS[name]
  if (label !== undefined) return t(label)
  if (name === 'value') return settingFieldName(element) ?? t('team.field-other', { field: element })
  const tag = names.tags.get(element) ?? t('team.goneThing')
  if (name === 'tags') return t('team.field-tag', { name: tag })
  if (name === 'refusedTags') return t('team.field-refusedTag', { name: tag })
  if (name === 'prices') return t('team.field-price', { currency: element })
  if (name === 'variants') return t('team.field-variant', { language: languageName(element) })
  // What people named themselves goes by that name.
  if (name === 'custom' && element !== '') return element
  if (name === 'labels') return t('team.field-label', { name: element })
  return t('team.field-other', { field: name })
}

import { t } from '@/locales/t'
import { type ImportRow, importRowSchema } from '@/storage/schema/import'
import type { ImportedRow } from '@/utils/contact-files/imported'
import type { RejectedRecord, TableRecord } from '@/utils/contact-files/table'
import { breather } from '@/utils/breathe'
import { settings } from '../app/settings'
import type { ImportDraft, ImportOptions, ImportPlan } from './import-draft'

type Builder = (record: TableRecord) => { row: ImportRow } | { rejected: RejectedRecord }

/** Makes all rows of a file, some at a time, while `goesOn`. */
export async function planImport(
  draft: ImportDraft,
  options: ImportOptions,
  goesOn: () => boolean,
): Promise<ImportPlan> {
  const { read, mapping } = draft
  const breathe = breather()
  const rows: ImportRow[] = []
  const rejected: RejectedRecord[] = [...read.rejected]
  const { builder, records } =
    read.kind === 'table'
      ? { builder: await tableBuilder(read, mapping, options), records: read.records }
      : {
          builder: ownBuilder(read.rows, options),
          records: read.rows.map(({ line }) => ({ line, cells: [] })),
        }
  for (const record of records) {
    if (!goesOn()) break
    const built = builder(record)
    if ('row' in built) rows.push(built.row)
    else rejected.push(built.rejected)
    await breathe()
  }
  return { draft, rows, rejected: rejected.toSorted((a, b) => a.line - b.line) }
}

async function tableBuilder(
  read: Extract<ImportDraft['read'], { kind: 'table' }>,
  mapping: ImportDraft['mapping'],
  { country, tags }: ImportOptions,
): Promise<Builder> {
  const { rowBuilder } = await import('@/utils/contact-files/rows/row-builder')
  const labels = (settings.peek()?.customFields ?? []).map(({ label }) => label)
  const words = { phone: t('contactFiles.word-phone'), email: t('contactFiles.word-email') }
  const { product, header } = read
  const build = rowBuilder({ product, header, mapping, country: country || undefined, tags, labels, words })
  return (record) => {
    const built = build(record)
    return 'row' in built ? checked(built.row, record.cells) : rejectedAs(built.rejected, record.cells)
  }
}

function ownBuilder(all: readonly ImportedRow[], { tags }: ImportOptions): Builder {
  const byLine = new Map(all.map((row) => [row.line, row]))
  return ({ line }) => {
    const row = byLine.get(line)
    if (row === undefined) return rejectedAs({ line, code: 'bad-record' }, [])
    const extra = tags.filter((tag) => row.tags.every((own) => own.toLowerCase() !== tag.toLowerCase()))
    return checked({ ...row, tags: [...row.tags, ...extra] }, [row.contact.name])
  }
}

/** What goes to the background is checked there as well; here it is told by its line. */
function checked(row: ImportedRow, cells: readonly string[]): ReturnType<Builder> {
  const parsed = importRowSchema.safeParse(row)
  if (parsed.success) return { row: parsed.data }
  const path = parsed.error.issues[0]?.path ?? []
  const field = path.findLast((step) => typeof step === 'string')
  return rejectedAs({ line: row.line, code: 'invalid', ...(typeof field === 'string' && { field }) }, cells)
}

function rejectedAs(
  rejection: Omit<RejectedRecord, 'cells'>,
  cells: readonly string[],
): { rejected: RejectedRecord } {
  return { rejected: { ...rejection, cells } }
}

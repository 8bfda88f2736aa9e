import { t } from '@/locales/t'
import type { ImportRow } from '@/storage/schema/import'

/** The first contacts as they will be. */
export function FirstRows({ rows }: { rows: readonly ImportRow[] }) {
  if (rows.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('contactFiles.firstRows')}</h2>
      <ul class="contact-files-first">
        {rows.map(({ line, contact, tags, notes }) => (
          <li key={line}>
            <strong dir="auto">{contact.name}</strong>
            <span class="quiet">
              {[contact.phone, contact.email, contact.company, contact.role]
                .filter((text) => text !== undefined && text !== contact.name)
                .map((text) => (
                  <bdi key={text}>{text}</bdi>
                ))}
            </span>
            <span class="quiet">
              {tags.length > 0 && <bdi>{t('contactFiles.tagsOf', { tags: tags.join(', ') })}</bdi>}
              {Object.entries(contact.custom).map(([label, value]) => (
                <bdi key={label}>
                  {label}: {value}
                </bdi>
              ))}
              {notes.length > 0 && <bdi>{t('contactFiles.notesOf', { count: notes.length })}</bdi>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

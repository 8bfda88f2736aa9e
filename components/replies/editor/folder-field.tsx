import { Field } from '@/components/ui/field'
import { SearchCombobox } from '@/components/ui/search-combobox'
import { t } from '@/locales/t'
import { fold } from '@/utils/text/fold'
import { type Folder, folderText } from '../list/folders'

type FolderFieldProps = { value: string; folders: readonly Folder[]; onChange: (folder: string) => void }

const MOST_SHOWN = 20

/** A folder there is, or a new one by its name. */
export function FolderField({ value, folders, onChange }: FolderFieldProps) {
  const typed = fold(value)
  const isKnown = folders.some(({ path }) => path === value)
  const fitting = folders.filter(({ path }) => isKnown || fold(path).includes(typed)).slice(0, MOST_SHOWN)
  return (
    <Field label={t('replies.folder')} hint={t('replies.folderHint')}>
      {(control) => (
        <SearchCombobox
          control={control}
          label={t('replies.folder')}
          text={value}
          onText={onChange}
          options={fitting.map(({ path, count }) => ({
            id: path,
            label: folderText(path),
            hint: String(count),
          }))}
          onPick={({ id }) => onChange(id)}
        />
      )}
    </Field>
  )
}

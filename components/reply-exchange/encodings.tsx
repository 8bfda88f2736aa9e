import { t } from '@/locales/t'
import { ENCODINGS, type Encoding } from '@/utils/text/decode'
import type { ChosenFile } from './open-files'

type EncodingsProps = {
  files: readonly ChosenFile[]
  onEncoding: (name: string, encoding: Encoding) => void
}

/** A file that does not say how it is written may have been read wrongly. */
export function Encodings({ files, onEncoding }: EncodingsProps) {
  return files
    .filter(({ isGuess }) => isGuess)
    .map(({ name, encoding }) => (
      <label key={name} class="row import-encoding">
        <span>{t('exchange.readAs', { name })}</span>
        <select
          class="input"
          value={encoding}
          onChange={({ currentTarget: { value } }) =>
            onEncoding(name, ENCODINGS.find((known) => known === value) ?? encoding)
          }
        >
          {ENCODINGS.map((known) => (
            <option key={known} value={known}>
              {t(`exchange.encoding-${known}`)}
            </option>
          ))}
        </select>
      </label>
    ))
}

import { X } from 'lucide-preact'
import { useRef } from 'preact/hooks'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import { languageName } from '@/components/app/language-name'
import { languageOptions } from '@/components/app/languages'
import type { EditedText } from './edited-reply'

type TextTabsProps = {
  id: string
  texts: readonly EditedText[]
  active: number
  /** Indexes of texts that keep the reply from being saved. */
  faulty: ReadonlySet<number>
  onActive: (index: number) => void
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 }

/** A tab for each language of a reply. */
export function TextTabs({ id, texts, active, faulty, onActive }: TextTabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const go = (index: number): void => {
    onActive(index)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const isRtl = document.documentElement.dir === 'rtl'
    const step = (STEPS[event.key] ?? 0) * (isRtl ? -1 : 1)
    if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(texts.length - 1)
    else if (step !== 0) go((active + step + texts.length) % texts.length)
    else return
    event.preventDefault()
  }
  return (
    <div class="tab-list" role="tablist" aria-label={t('replies.languages')} ref={list}>
      {texts.map(({ language }, index) => (
        <button
          key={index}
          type="button"
          class="tab"
          role="tab"
          id={`${id}-tab-${index}`}
          aria-selected={index === active}
          aria-controls={`${id}-panel`}
          tabIndex={index === active ? 0 : -1}
          onClick={() => onActive(index)}
          onKeyDown={onKeyDown}
        >
          {tabName(language)}
          {faulty.has(index) && <span class="tab-fault" role="img" aria-label={t('replies.tabFault')} />}
        </button>
      ))}
    </div>
  )
}

type TextLanguageProps = {
  texts: readonly EditedText[]
  active: number
  onLanguage: (language: string) => void
  onAdd: (language: string) => void
  onRemove: () => void
}

/** In which language a text is, how to add another, and the way to take it away. */
export function TextLanguage({ texts, active, onLanguage, onAdd, onRemove }: TextLanguageProps) {
  const own = texts[active]?.language ?? ''
  const others = texts.filter((_, index) => index !== active).map(({ language }) => language)
  return (
    <div class="text-language">
      <select
        class="input"
        aria-label={t('replies.language')}
        value={own}
        onChange={(event) => onLanguage(event.currentTarget.value)}
      >
        {/* Only the text for everybody else can do without a language. */}
        {active === 0 && <option value="">{t('replies.anyLanguage')}</option>}
        {languageOptions([own])
          .filter(({ tag }) => !others.includes(tag))
          .map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
      </select>
      <span class="grow" />
      <AddLanguage used={[own, ...others]} onAdd={onAdd} />
      {texts.length > 1 && (
        <IconButton
          label={t('replies.removeLanguage', { language: tabName(own) })}
          icon={X}
          onClick={onRemove}
        />
      )}
      {active === 0 && texts.length > 1 && (
        <span class="field-hint text-language-hint">{t('replies.firstTextHint')}</span>
      )}
    </div>
  )
}

function AddLanguage({ used, onAdd }: { used: readonly string[]; onAdd: (language: string) => void }) {
  return (
    <select
      class="input tab-add"
      aria-label={t('replies.addLanguage')}
      value=""
      onChange={(event) => event.currentTarget.value !== '' && onAdd(event.currentTarget.value)}
    >
      <option value="">{t('replies.addLanguage')}</option>
      {languageOptions([])
        .filter(({ tag }) => !used.includes(tag))
        .map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
    </select>
  )
}

export function tabName(tag: string): string {
  return tag === '' ? t('replies.anyLanguage') : languageName(tag)
}

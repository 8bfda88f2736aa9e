import { Plus, Trash2 } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button, IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import { changeWithUndo } from '../app/change-with-undo'
import { changeSettings, settings } from '../app/settings'
import { dayText } from './day-text'
import { SettingsPart } from './settings-parts'

const MOST_HOLIDAYS = 400

/** Days on which nobody is there, soonest first. */
export function HolidaySettings() {
  const holidays = settings.value?.holidays
  if (holidays === undefined) return null
  const add = (date: string, name: string): void => {
    const others = holidays.filter((one) => one.date !== date)
    const next = [...others, { date, name }].toSorted((a, b) => (a.date < b.date ? -1 : 1))
    changeSettings({ holidays: next.slice(0, MOST_HOLIDAYS) })
  }
  return (
    <SettingsPart title={t('todaySettings.holidays')} hint={t('todaySettings.holidaysHint')}>
      <ul class="stack">
        {holidays.map(({ date, name }) => (
          <li key={date} class="row">
            <span class="grow">
              {dayText(date)} <span class="quiet">{name}</span>
            </span>
            <IconButton
              label={t('todaySettings.removeHoliday', { day: dayText(date) })}
              icon={Trash2}
              onClick={() => {
                const others = holidays.filter((one) => one.date !== date)
                changeWithUndo({ holidays: others }, t('trash.settingRemoved', { name: dayText(date) }))
              }}
            />
          </li>
        ))}
      </ul>
      <AddHoliday onAdd={add} />
    </SettingsPart>
  )
}

function AddHoliday({ onAdd }: { onAdd: (date: string, name: string) => void }) {
  const [date, setDate] = useState('')
  const [name, setName] = useState('')
  return (
    <form
      class="today-holiday"
      onSubmit={(event) => {
        event.preventDefault()
        if (date === '') return
        onAdd(date, name.trim())
        setDate('')
        setName('')
      }}
    >
      <input
        class="input"
        type="date"
        aria-label={t('todaySettings.holidayDay')}
        value={date}
        onInput={(event) => setDate(event.currentTarget.value)}
      />
      <input
        class="input"
        aria-label={t('todaySettings.holidayName')}
        placeholder={t('todaySettings.holidayName')}
        maxLength={100}
        dir="auto"
        value={name}
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <Button small type="submit" icon={Plus} disabled={date === ''}>
        {t('todaySettings.addHoliday')}
      </Button>
    </form>
  )
}

import './welcome.css'
import { Ban, CalendarClock, ContactRound, MessageSquareText } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { addStarters } from '../app/add-starters'
import { Lazy } from '../app/lazy'
import { mayChange } from '../app/may'
import { changeSettings, settings } from '../app/settings'
import { TextSetting } from '../app/text-setting'
import { loadPackOffers } from '../packs'
import { Connect } from './connect'

/** The first thing after installing: what it does, what it never does, and the two steps to a first use. */
export function WelcomeScreen() {
  return (
    <div class="welcome">
      <header>
        <Mark size={44} />
        <h1 class="welcome-title">{t('welcome.title')}</h1>
      </header>
      <ul class="welcome-points">
        <li>
          <ContactRound size={18} aria-hidden="true" />
          <span>{t('welcome.doesCard')}</span>
        </li>
        <li>
          <MessageSquareText size={18} aria-hidden="true" />
          <span>{t('welcome.doesReplies')}</span>
        </li>
        <li>
          <CalendarClock size={18} aria-hidden="true" />
          <span>{t('welcome.doesFollowUps')}</span>
        </li>
      </ul>
      <Connect />
      <Prepare />
      <section class="welcome-never" aria-labelledby="welcome-never">
        <h2 class="welcome-heading" id="welcome-never">
          {t('welcome.never')}
        </h2>
        <ul class="welcome-points">
          {(['welcome.neverSends', 'welcome.neverLeaves', 'welcome.neverReads'] as const).map((key) => (
            <li key={key}>
              <Ban size={18} aria-hidden="true" />
              <span>{t(key)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

/** What makes the first quick reply read well: a name to sign with, and something to insert. */
function Prepare() {
  const { data: replies } = useQuery('replies.list', {})
  const hasReplies = replies !== undefined && replies.rows.length > 0
  return (
    <section class="welcome-step stack" aria-labelledby="welcome-prepare">
      <h2 class="welcome-heading" id="welcome-prepare">
        {t('welcome.prepare')}
      </h2>
      <TextSetting
        label={t('settings.myName')}
        hint={t('settings.myNameHint')}
        value={settings.value?.myName ?? ''}
        onChange={(myName) => changeSettings({ myName })}
      />
      {mayChange('replies') && (
        <>
          <div class="row">
            <Button disabled={replies === undefined || hasReplies} onClick={() => void addStarters()}>
              {t('replies.addStarters')}
            </Button>
            <span class="quiet">
              {hasReplies
                ? t('welcome.hasReplies', { count: replies.rows.length })
                : t('welcome.startersHint')}
            </span>
          </div>
          <Lazy load={loadPackOffers} />
        </>
      )}
    </section>
  )
}

import './settings.css'
import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { allFeatures } from '../app/registry'
import { Lazy } from '../app/lazy'
import { settings } from '../app/settings'
import { LookSettings } from './look-settings'
import { ResetSettings } from './reset-settings'

/** Everything that can be set, each part by the feature it belongs to, and what Chatside does with data. */
export function SettingsScreen() {
  if (settings.value === undefined) return <Skeleton label={t('common.loading')} />
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('settings.title')}</h1>
      </div>
      <Group title={t('settings.look')}>
        <LookSettings />
      </Group>
      {allFeatures().map(({ id, title, settings: load }) =>
        load === undefined ? null : (
          <Group key={id} title={t(title)}>
            <Lazy load={load} />
          </Group>
        ),
      )}
      <Group title={t('settings.privacy')}>
        <ul class="settings-points">
          <li>{t('settings.privacyLocal')}</li>
          <li>{t('settings.privacyText')}</li>
          <li>{t('settings.privacyNever')}</li>
          <li>{t('settings.privacyPrivate')}</li>
        </ul>
      </Group>
      <Group title={t('settings.resetTitle')}>
        <ResetSettings />
      </Group>
    </div>
  )
}

function Group({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="settings-group" aria-labelledby={id}>
      <h2 class="settings-group-title" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

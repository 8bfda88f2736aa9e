import './settings.css'
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { Skeleton } from '@/components/ui/notice'
import { t } from '@/locales/t'
import { allFeatures } from '../app/registry'
import { Lazy } from '../app/lazy'
import { route } from '../app/route'
import { settings } from '../app/settings'
import { LookSettings } from './look-settings'
import { ResetSettings } from './reset-settings'

/**
 * Everything that can be set, each part by the feature it belongs to, and what Chatside does with data. `#/settings/texts`
 * goes to the part of one feature.
 */
export function SettingsScreen() {
  const called = route.value[1]
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
          <Group key={id} title={t(title)} isCalled={id === called}>
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

type GroupProps = { title: string; isCalled?: boolean; children: ComponentChildren }

function Group({ title, isCalled = false, children }: GroupProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (!isCalled) return
    heading.current?.scrollIntoView()
    // Whoever uses the keyboard goes on from here.
    heading.current?.focus({ preventScroll: true })
  }, [isCalled])
  return (
    <section class="settings-group" aria-labelledby={id}>
      <h2 class="settings-group-title" id={id} ref={heading} tabIndex={isCalled ? -1 : undefined}>
        {title}
      </h2>
      {children}
    </section>
  )
}

import './workspace.css'
import { useEffect } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { ErrorBoundary } from '@/components/ui/error-boundary'
import { ConfirmDialog } from '@/components/ui/dialog'
import { COMMAND_KEY } from '@/components/ui/keys'
import { Notice } from '@/components/ui/notice'
import { ToastArea } from '@/components/ui/toast-area'
import { t } from '@/locales/t'
import { keepAwake } from '@/storage/keep-awake'
import type { Feature } from '../app/define-feature'
import { showError } from '../app/errors'
import { allFeatures } from '../app/registry'
import { Key, KeyboardHelp } from '../app/keyboard-help'
import { FaultBar } from '../app/lasting-fault'
import { Lazy } from '../app/lazy'
import { useLook } from '../app/look'
import { LookOnly } from '../app/look-only'
import { mayChange, useStanding } from '../app/may'
import { Palette } from '../app/palette'
import { followRoute, heldRoute, releaseRoute, route } from '../app/route'
import { useSettings } from '../app/settings'
import { followUndoKey } from '../app/undo'
import { FeatureBars } from './feature-bars'
import { Navigation } from './navigation'

export function Workspace() {
  useSettings()
  useStanding()
  useLook()
  useEffect(followRoute, [])
  useEffect(followUndoKey, [])
  useEffect(keepAwake, [])
  const [path = 'today'] = route.value
  const feature =
    allFeatures().find((one) => one.route?.path === path) ?? allFeatures().find((one) => one.route)
  const title = feature && t(feature.title)
  useEffect(() => {
    document.title = title === undefined ? 'Chatside' : `${title} – Chatside`
  }, [title])
  return (
    <div class="workspace">
      <div class="workspace-bars">
        <FaultBar />
        <FeatureBars />
      </div>
      <Navigation current={feature?.route?.within ?? feature?.id} />
      <main class="workspace-main" key={feature?.id}>
        <ErrorBoundary onError={showError} fallback={(retry) => <BrokenScreen retry={retry} />}>
          {feature?.route &&
            (isClosed(feature) ? <ClosedScreen feature={feature} /> : <Lazy load={feature.route.load} />)}
        </ErrorBoundary>
      </main>
      <KeyboardHelp>
        <Key keys={[COMMAND_KEY, 'K']} what={t('help.palette')} />
        <Key keys={['↑', '↓', 'j', 'k']} what={t('help.move')} />
      </KeyboardHelp>
      <Palette />
      <LeaveDialog />
      <ToastArea closeLabel={t('common.close')} />
    </div>
  )
}

function isClosed({ changes }: Feature): boolean {
  return changes !== undefined && !mayChange(changes)
}

/** An address can be typed: its screen says why there is nothing to do. */
function ClosedScreen({ feature: { title, changes } }: { feature: Feature }) {
  return (
    <div class="screen">
      <h1 class="screen-title">{t(title)}</h1>
      {changes && <LookOnly table={changes} />}
    </div>
  )
}

function BrokenScreen({ retry }: { retry: () => void }) {
  return (
    <Notice
      tone="error"
      action={
        <Button small onClick={retry}>
          {t('error.action.retry')}
        </Button>
      }
    >
      {t('error.internal')}
    </Notice>
  )
}

/** Asks before something unsaved is lost. */
function LeaveDialog() {
  if (heldRoute.value === undefined) return null
  return (
    <ConfirmDialog
      title={t('leave.title')}
      confirmLabel={t('leave.discard')}
      cancelLabel={t('leave.stay')}
      isDanger
      onConfirm={releaseRoute}
      onCancel={() => (heldRoute.value = undefined)}
    >
      <p>{t('leave.text')}</p>
    </ConfirmDialog>
  )
}

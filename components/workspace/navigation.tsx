import { COMMAND_KEY } from '@/components/ui/keys'
import { Mark } from '@/components/ui/mark'
import { t } from '@/locales/t'
import { allFeatures } from '../app/registry'
import { showKeyboardHelp } from '../app/keyboard-help'
import { mayChange } from '../app/may'
import { showPalette } from '../app/palette'
import { LazyPart } from './feature-bars'

export function Navigation({ current }: { current: string | undefined }) {
  return (
    <nav class="workspace-nav" aria-label={t('workspace.navigation')}>
      <div class="workspace-brand">
        <Mark />
        <span>Chatside</span>
      </div>
      {allFeatures().map(({ id, title, icon: Icon, route, changes, mark }) =>
        route === undefined || route.isHidden || (changes && !mayChange(changes)) ? null : (
          <a
            key={id}
            class="nav-link"
            href={`#/${route.path}`}
            title={t(title)}
            aria-current={id === current ? 'page' : undefined}
          >
            <Icon size={18} aria-hidden="true" />
            <span>{t(title)}</span>
            {mark && <LazyPart load={mark} />}
          </a>
        ),
      )}
      <div class="nav-foot">
        <button type="button" class="nav-key" onClick={showPalette}>
          {t('palette.title')} <kbd>{COMMAND_KEY} K</kbd>
        </button>
        <button type="button" class="nav-key" onClick={showKeyboardHelp}>
          {t('help.title')} <kbd>?</kbd>
        </button>
      </div>
    </nav>
  )
}

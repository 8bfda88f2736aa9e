import '../ui/theme.css'
import '../ui/base.css'
import { render } from 'preact'
import { FEATURES } from '../app/features'
import { PANELS } from '../app/panel-features'
import { showSystemTheme } from '../app/look'
import { registerFeatures } from '../app/registry'
import { startLanguage } from '../app/settings'
import { Workspace } from './workspace'

/** Shows the workspace: every contact, follow-up and reply, and the settings. */
export async function mountWorkspace(root: HTMLElement): Promise<void> {
  showSystemTheme()
  registerFeatures(FEATURES, PANELS)
  await startLanguage('whole')
  render(<Workspace />, root)
}

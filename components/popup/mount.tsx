import '../ui/theme.css'
import '../ui/base.css'
import { render } from 'preact'
import { showSystemTheme } from '../app/look'
import { startLanguage } from '../app/settings'
import { Popup } from './popup'

/** Shows the toolbar button's popup: what is due, and the ways in. */
export async function mountPopup(root: HTMLElement): Promise<void> {
  showSystemTheme()
  await startLanguage('core')
  render(<Popup />, root)
}

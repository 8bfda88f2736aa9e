/** Shows the theme and the kind of account on the body, as the page does. */
export function showTheme(theme: 'light' | 'dark', isBusiness: boolean): void {
  const { body } = document
  body.classList.toggle('dark', theme === 'dark')
  body.classList.toggle('smb-colors', isBusiness)
  body.classList.add('web')
}

const NARROWEST_SIDE_PX = 300
const WIDEST_SIDE_PX = 460
const SIDE_SHARE = 0.3

/** The page divides the window, not the room that is left for it, so a guest that pushes it makes the chat narrow. */
export function followWindowWidth(): void {
  const apply = (): void => {
    const width = Math.min(WIDEST_SIDE_PX, Math.max(NARROWEST_SIDE_PX, window.innerWidth * SIDE_SHARE))
    document.documentElement.style.setProperty('--side-width', `${Math.round(width)}px`)
  }
  window.addEventListener('resize', apply)
  apply()
}

import { askUi } from '@/storage/client'

/** Goes to a screen of the workspace: in this tab when it is the workspace, else in its own. */
export function openWorkspace(hash: string): void {
  if (window.location.pathname.endsWith('/workspace.html')) {
    window.location.hash = hash
    return
  }
  // The background would find a workspace that is already open; without it, a new one is better than none.
  askUi('workspace.open', { hash }).catch(() => window.open(`/workspace.html${hash}`))
}

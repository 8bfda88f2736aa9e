import { Workspace } from '@/components/workspace/workspace'
import { render, screen } from './interface'

/** Opens the workspace at a screen, such as 'contacts'. */
export async function openWorkspaceAt(path: string): Promise<void> {
  window.location.hash = `#/${path}`
  render(<Workspace />)
  await screen.findByRole('navigation')
}

import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { PageLink } from './page-link'

const PageLinkContext = createContext<PageLink | undefined>(undefined)

export const PageLinkProvider = PageLinkContext.Provider

/** @returns the link to WhatsApp's page around the sidebar; undefined in a tab of its own. */
export function usePageLink(): PageLink | undefined {
  return useContext(PageLinkContext)
}

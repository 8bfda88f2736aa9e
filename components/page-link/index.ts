export { PageLinkProvider, usePageLink } from './context'
export { createPageLink, type PageLink } from './page-link'
export { awaitPairing, isEmbedded } from './pairing'

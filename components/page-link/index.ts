export { PageLinkProvider, usePageLink } from './context'
export { type Attached, createPageLink, type Insertion, type PageLink } from './page-link'
export { awaitPairing, isEmbedded } from './pairing'

import type { StorageReport } from '../../api'
import type { Records } from './records'
import { areSiteDataAllowed } from './tab-storage'

const EXTENSION = /^(?:chrome|moz|ms-browser|safari-web)-extension:\/\/([^/]+)/

/** Notes the ids of extensions that ever put a script or a style sheet into the document. */
export function watchGuests(records: Records): void {
  const note = (): void => noteGuests(records)
  new MutationObserver(note).observe(document, {
    childList: true,
    subtree: true,
    attributeFilter: ['src', 'href'],
  })
  note()
}

/** What is stored on the page's origin: the page itself keeps nothing but its records of this tab. */
export async function reportStorage(): Promise<StorageReport> {
  if (!areSiteDataAllowed()) {
    return { databases: [], localStorage: [], sessionStorage: [], caches: [], cookies: [] }
  }
  const databases = await indexedDB.databases()
  return {
    databases: databases.map((each) => each.name ?? ''),
    localStorage: Object.keys(localStorage),
    sessionStorage: Object.keys(sessionStorage).filter((key) => !key.startsWith('practice-')),
    caches: 'caches' in window ? await caches.keys() : [],
    cookies: document.cookie === '' ? [] : document.cookie.split('; '),
  }
}

function noteGuests(records: Records): void {
  for (const element of document.querySelectorAll('script[src], link[href]')) {
    const address = element.getAttribute('src') ?? element.getAttribute('href') ?? ''
    const id = EXTENSION.exec(address)?.[1]
    if (id === undefined || records.extensionIds.includes(id)) continue
    records.extensionIds.push(id)
    records.save()
  }
}

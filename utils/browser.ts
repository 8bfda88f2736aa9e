// The one import of the WebExtension API, so that tests and other worlds have a single place to replace it.
export { browser } from 'wxt/browser'

import type { UserManifest } from 'wxt'

const WHATSAPP = 'https://web.whatsapp.com/*'

// A remote picture would tell its host that a contact was looked at, so only pictures we carry ourselves are allowed.
const EXTENSION_PAGES_CSP = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self' https: wss: http://localhost:* ws://localhost:*",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self' https://web.whatsapp.com",
].join('; ')

/**
 * The manifest parts WXT cannot derive from the entry points.
 * @returns the manifest for `browser` ('chrome', 'edge' or 'firefox'), all Manifest V3.
 */
export function manifestFor(browser: string): UserManifest {
  return {
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'notifications'],
    host_permissions: [WHATSAPP],
    optional_permissions: ['downloads'],
    optional_host_permissions: ['https://*/*', 'http://localhost/*'],
    content_security_policy: { extension_pages: EXTENSION_PAGES_CSP },
    action: { default_title: '__MSG_extName__' },
    commands: {
      'toggle-sidebar': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_commandToggleSidebar__',
      },
    },
    web_accessible_resources: [{ resources: ['sidebar.html'], matches: [WHATSAPP] }],
    ...(browser === 'firefox' ? firefoxOnly : { minimum_chrome_version: '120' }),
  }
}

const firefoxOnly: UserManifest = {
  browser_specific_settings: {
    gecko: {
      id: 'chatside@chatside.app',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none'] },
    },
  },
}

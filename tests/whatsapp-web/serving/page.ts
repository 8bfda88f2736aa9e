import { randomBytes } from 'node:crypto'
import type { OutgoingHttpHeaders } from 'node:http'

export interface PracticeDocument {
  html: string
  headers: OutgoingHttpHeaders
}

/** The document and the strict headers it comes with; the nonce is new each time. */
export function practiceDocument(params: URLSearchParams): PracticeDocument {
  const nonce = randomBytes(16).toString('base64')
  const coep = params.get('coep') === 'credentialless' ? 'credentialless' : 'require-corp'
  return {
    html: html(nonce, params.get('theme') === 'dark'),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce),
      'cross-origin-embedder-policy': coep,
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'origin-when-cross-origin',
      'cache-control': 'no-store',
    },
  }
}

function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function html(nonce: string, isDark: boolean): string {
  return `<!doctype html>
<html id="whatsapp-web" lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>WhatsApp</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/practice/style.css">
</head>
<body class="${isDark ? 'dark web' : 'web'}">
<div id="mount_0_0_xx"><div id="app"><div id="wa_web_initial_startup">WhatsApp</div></div></div>
<script nonce="${nonce}" src="/practice/page.js"></script>
</body>
</html>
`
}

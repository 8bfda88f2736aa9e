import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

// The build fills this script with what the background imports on demand (scripts/lib/background-parts.ts).
export default defineUnlistedScript(() => undefined)

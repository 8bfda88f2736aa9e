import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

// The build fills this script with what the background is rarely asked for (scripts/lib/background-parts.ts).
export default defineUnlistedScript(() => undefined)

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'

// The build fills this script with the background's everyday work (scripts/lib/background-parts.ts).
export default defineUnlistedScript(() => undefined)

import type { PracticeServer } from '../../whatsapp-web/server'

/** Hosts that the browsers themselves ask for, extension or not; told apart by runs without one. */
const BROWSERS_OWN_HOSTS = /(^|\.)(google|googleapis|gstatic|gvt1|mozilla|firefox)\.(com|net|org)$/

/** @returns the hosts asked for that are neither the page's nor the browser's own. */
export function strangers({ blocked }: PracticeServer): string[] {
  return blocked.map(({ host }) => host.replace(/:\d+$/, '')).filter((host) => !BROWSERS_OWN_HOSTS.test(host))
}

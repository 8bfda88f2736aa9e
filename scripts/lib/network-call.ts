/** Every way in which a script of ours could reach a network. The built product holds none of them but in one file. */
export const NETWORK_CALL =
  /\bfetch\s*\(|XMLHttpRequest|new WebSocket|new EventSource|sendBeacon|RTCPeerConnection|WebTransport|importScripts\s*\(/

/** The worker's own later scripts, and no others. */
export const OWN_SCRIPT = /importScripts\("\/background-(?:everyday|parts)\.js"\)/g

/** What asks the server of a team, once somebody has joined one. Nothing of it runs before. */
export const SERVER_FILE = '/background-parts.js'

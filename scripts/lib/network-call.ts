/** Every way in which a script of ours could reach a network. The built product holds none of them. */
export const NETWORK_CALL =
  /\bfetch\s*\(|XMLHttpRequest|new WebSocket|new EventSource|sendBeacon|RTCPeerConnection|WebTransport|importScripts\s*\(/

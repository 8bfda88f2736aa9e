/**
 * One way to find an element. `since` names the generation of the page it belongs to: '2026' is today's, '2026-b' a
 * variant that is live at the same time, 'legacy' an older shape, and 'shape' relies on structure rather than names.
 */
export type Selector = { css: string; why: string; since: '2026' | '2026-b' | 'legacy' | 'shape' }

// Facts about the page, in the order they are tried. Class names are generated: none is used but the page's own marks
// (body.dark, body.smb-colors) and those that kept their name for years.
export const SELECTORS = {
  app: [{ css: '#app', why: 'the application', since: '2026' }],
  side: [
    { css: '#pane-side', why: 'there once somebody is logged in', since: '2026' },
    { css: '#side', why: 'its column', since: 'shape' },
    { css: '[data-testid="chat-list"]', why: 'the list in it', since: '2026-b' },
  ],
  main: [
    { css: '#main', why: 'there only while a chat is open', since: '2026' },
    { css: '[data-testid="conversation-panel-wrapper"]', why: 'by test id', since: '2026-b' },
  ],
  header: [
    { css: 'header[data-testid="conversation-header"]', why: 'the open chat’s', since: '2026' },
    { css: 'header', why: 'the only one inside', since: 'legacy' },
  ],
  /** The name. The line below it is the one with a title attribute. */
  headerTitle: [
    {
      css: '[data-testid="conversation-info-header-chat-title"]',
      why: 'the name, which has no tooltip',
      since: '2026',
    },
    {
      css: 'span[data-testid="conversation-info-header"]',
      why: 'the test id of the button, on the name',
      since: '2026-b',
    },
    {
      css: '[role="button"] span[dir="auto"]:not([title])',
      why: 'the line below it has a tooltip',
      since: 'legacy',
    },
  ],
  messages: [
    { css: '[data-testid="conversation-panel-messages"]', why: 'by test id', since: '2026' },
    {
      css: '[data-scrolltracepolicy="wa.web.conversation.messages"]',
      why: 'its name in the page’s measurements',
      since: '2026-b',
    },
    { css: '[data-tab="8"]', why: 'by tab order', since: 'legacy' },
  ],
  message: [{ css: '[data-id]', why: 'the page’s own id', since: '2026' }],
  /** Stands in for a message that is off screen. */
  shell: [
    {
      css: '[data-virtualized="true"]',
      why: 'empty, off screen',
      since: '2026',
    },
  ],
  /** What the page wrote, not a person. */
  systemLine: [
    {
      css: '[data-testid="msg-notification-container"]',
      why: 'written by the page',
      since: '2026',
    },
  ],
  /** What a person wrote. */
  bubble: [
    { css: '[data-testid="msg-container"]', why: 'by test id', since: '2026' },
    { css: '.focusable-list-item', why: 'it can be focused', since: 'legacy' },
  ],
  quote: [
    {
      css: '[data-testid="quoted-message"]',
      why: 'not written now',
      since: '2026',
    },
    { css: '[aria-label] .quoted-mention', why: 'its text', since: 'legacy' },
  ],
  author: [{ css: '[data-testid="author"]', why: 'shown in groups only', since: '2026' }],
  prePlain: [
    {
      css: '[data-pre-plain-text]',
      why: 'time and sender, for the clipboard',
      since: '2026',
    },
  ],
  messageText: [
    { css: '.selectable-text', why: 'kept its name', since: '2026' },
    { css: '[data-testid="selectable-text"]', why: 'by test id', since: '2026-b' },
  ],
  /** The ticks of an own message. */
  ack: [
    {
      css: '[data-testid="msg-meta"] [aria-label][data-testid]',
      why: 'its spoken name',
      since: '2026',
    },
    { css: '[aria-label][data-icon^="msg-"]', why: 'by icon', since: 'legacy' },
    {
      css: '[data-testid="msg-meta"] [data-icon][aria-label]',
      why: 'by icon',
      since: '2026-b',
    },
  ],
  /** On the first bubble of a run only. */
  tail: [
    {
      css: '[data-icon="tail-in"], [data-icon="tail-out"]',
      why: 'by icon',
      since: '2026',
    },
    {
      css: '[data-testid="tail-in"], [data-testid="tail-out"]',
      why: 'by test id',
      since: '2026-b',
    },
  ],
  image: [
    { css: '[data-testid="image-thumb"]', why: 'by test id', since: '2026' },
    {
      css: '[role="button"] > img:not([data-plain-text])',
      why: 'opens, and is no emoji',
      since: 'legacy',
    },
  ],
  video: [
    { css: '[data-testid="video-thumb"], [data-testid="video-content"]', why: 'by test id', since: '2026' },
    { css: '[data-icon="media-play"], [data-icon="msg-video"]', why: 'by icon', since: 'legacy' },
  ],
  audio: [
    { css: '[data-testid="audio-play"], [data-icon="audio-play"]', why: 'by test id', since: '2026' },
    { css: '[data-icon="ptt-status"]', why: 'by icon', since: 'legacy' },
  ],
  document: [
    { css: '[data-testid="document-thumb"]', why: 'by test id', since: '2026' },
    { css: '[data-icon^="document-"], [data-icon^="audio-file"]', why: 'by icon', since: 'legacy' },
  ],
  /** Whatever may be the name of a document. */
  fileName: [{ css: '[dir="auto"]', why: 'runs in its own direction', since: '2026' }],
  sticker: [
    { css: '[data-testid="sticker"], [data-testid="msg-sticker"]', why: 'by test id', since: '2026' },
  ],
  list: [
    { css: '[data-testid="chat-list"]', why: 'by test id', since: '2026' },
    { css: '#pane-side [role="grid"]', why: 'the only grid there', since: 'legacy' },
  ],
  /** One chat of the list. */
  row: [
    { css: '[role="row"][data-testid^="list-item-"]', why: 'by test id', since: '2026' },
    { css: '[role="listitem"]', why: 'by role', since: 'legacy' },
    { css: '[role="row"]', why: 'by role', since: 'shape' },
  ],
  rowTitle: [
    {
      css: '[data-testid="cell-frame-title"] span[title]',
      why: 'the full name',
      since: '2026',
    },
    { css: 'span[dir="auto"][title]', why: 'the first tooltip', since: 'legacy' },
  ],
  /** What a click opens the chat with. */
  rowButton: [
    { css: '[tabindex][aria-selected]', why: 'it can be focused', since: '2026' },
    { css: '[data-testid="cell-frame-container"]', why: 'by test id', since: '2026-b' },
  ],
  rowTime: [{ css: '[data-testid="cell-frame-primary-detail"]', why: 'by test id', since: '2026' }],
  rowUnread: [
    { css: '[data-testid="icon-unread-count"]', why: 'by test id', since: '2026' },
    { css: 'span[aria-label][data-icon="unread-count"]', why: 'by icon', since: 'legacy' },
  ],
  rowAck: [
    {
      css: '[data-testid="cell-frame-secondary"] [aria-label][data-testid^="wds-ic-"]',
      why: 'its spoken name',
      since: '2026',
    },
    { css: '[aria-label][data-icon^="status-"]', why: 'by icon', since: 'legacy' },
  ],
  search: [
    { css: 'input[data-tab="3"]', why: 'by tab order', since: '2026' },
    { css: '[contenteditable="true"][data-tab="3"]', why: 'it was an editor', since: 'legacy' },
  ],
  /** Where the draft is. */
  composer: [
    {
      css: 'footer [data-testid="conversation-compose-box-input"]',
      why: 'by test id',
      since: '2026',
    },
    { css: 'footer [data-lexical-editor="true"]', why: 'the only editor there', since: '2026-b' },
    {
      css: 'footer [contenteditable="true"][data-tab="10"]',
      why: 'by tab order',
      since: 'legacy',
    },
  ],
  /** What opens for files about to be sent. */
  mediaPreview: [
    {
      css: '[data-testid="media-caption-input-container"]',
      why: 'the field for its caption',
      since: '2026',
    },
    { css: '[data-testid^="media-editor"]', why: 'by test id', since: '2026-b' },
    { css: '[data-animate-media-preview]', why: 'it comes in with a movement', since: 'legacy' },
    {
      css: '[role="dialog"] [data-lexical-editor="true"]',
      why: 'a field for text over the chat',
      since: 'shape',
    },
  ],
  /** Every text field of the page: composer, caption, edit. */
  editor: [
    {
      css: '[data-lexical-editor="true"]',
      why: 'the page’s own mark',
      since: '2026',
    },
    { css: '[contenteditable="true"][role="textbox"]', why: 'what it is', since: 'shape' },
  ],
} as const satisfies Record<string, readonly Selector[]>

export type ElementName = keyof typeof SELECTORS

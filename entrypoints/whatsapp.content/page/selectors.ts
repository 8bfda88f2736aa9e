/**
 * One way to find an element. `since` names the generation of the page it belongs to: '2026' is today's, '2026-b' a
 * variant that is live at the same time, 'legacy' an older shape, and 'shape' relies on structure rather than names.
 */
export type Selector = { css: string; why: string; since: '2026' | '2026-b' | 'legacy' | 'shape' }

// Facts about the page, in the order they are tried. Class names are generated: none is used but the page's own marks
// (body.dark, body.smb-colors) and those that kept their name for years.
export const SELECTORS = {
  app: [{ css: '#app', why: 'holds the whole application', since: '2026' }],
  side: [
    { css: '#pane-side', why: 'the list of chats: present once somebody is logged in', since: '2026' },
    { css: '#side', why: 'the column that holds it', since: 'shape' },
  ],
  main: [
    { css: '#main', why: 'exists only while a chat is open', since: '2026' },
    { css: '[data-testid="conversation-panel-wrapper"]', why: 'the same, by its test id', since: '2026-b' },
  ],
  header: [
    { css: 'header[data-testid="conversation-header"]', why: 'the header of the open chat', since: '2026' },
    { css: 'header', why: 'the only header inside the chat', since: 'legacy' },
  ],
  headerTitle: [
    {
      css: '[data-testid="conversation-info-header-chat-title"]',
      why: 'the name; it has no title attribute, unlike the line below it',
      since: '2026',
    },
    {
      css: 'span[data-testid="conversation-info-header"]',
      why: 'a variant that puts the test id of the button on the name itself',
      since: '2026-b',
    },
    {
      css: '[role="button"] span[dir="auto"]:not([title])',
      why: 'the first text in the header that is no tooltip; the line below has one',
      since: 'legacy',
    },
  ],
  messages: [
    { css: '[data-testid="conversation-panel-messages"]', why: 'the list of messages', since: '2026' },
    {
      css: '[data-scrolltracepolicy="wa.web.conversation.messages"]',
      why: 'the same, by the name it has for the page’s own measurements',
      since: '2026-b',
    },
    { css: '[data-tab="8"]', why: 'the place of the list in the page’s tab order', since: 'legacy' },
  ],
  message: [{ css: '[data-id]', why: 'one message; the id is the page’s own', since: '2026' }],
  shell: [
    {
      css: '[data-virtualized="true"]',
      why: 'an empty stand-in for a message that is off screen',
      since: '2026',
    },
  ],
  systemLine: [
    {
      css: '[data-testid="msg-notification-container"]',
      why: 'a line the page wrote, not a person',
      since: '2026',
    },
  ],
  bubble: [
    { css: '[data-testid="msg-container"]', why: 'what a person wrote', since: '2026' },
    { css: '.focusable-list-item', why: 'the bubble that can be focused', since: 'legacy' },
  ],
  quote: [
    {
      css: '[data-testid="quoted-message"]',
      why: 'a quoted message: not what was written now',
      since: '2026',
    },
    { css: '[aria-label] .quoted-mention', why: 'the text of a quote', since: 'legacy' },
  ],
  author: [{ css: '[data-testid="author"]', why: 'the writer’s name, only shown in groups', since: '2026' }],
  prePlain: [
    {
      css: '[data-pre-plain-text]',
      why: 'time and sender, as the page gives them to the clipboard',
      since: '2026',
    },
  ],
  messageText: [
    { css: '.selectable-text', why: 'the text of a message', since: '2026' },
    { css: '[data-testid="selectable-text"]', why: 'the same, by its test id', since: '2026-b' },
  ],
  ack: [
    {
      css: '[data-testid="msg-meta"] [aria-label][data-testid]',
      why: 'the ticks, with a spoken name',
      since: '2026',
    },
    { css: '[aria-label][data-icon^="msg-"]', why: 'the ticks of the older layout', since: 'legacy' },
    {
      css: '[data-testid="msg-meta"] [data-icon][aria-label]',
      why: 'the ticks, by their icon',
      since: '2026-b',
    },
  ],
  tail: [
    {
      css: '[data-icon="tail-in"], [data-icon="tail-out"]',
      why: 'on the first bubble of a run',
      since: '2026',
    },
    {
      css: '[data-testid="tail-in"], [data-testid="tail-out"]',
      why: 'the same, by its test id',
      since: '2026-b',
    },
  ],
  image: [
    { css: '[data-testid="image-thumb"]', why: 'a picture', since: '2026' },
    {
      css: '[role="button"] > img:not([data-plain-text])',
      why: 'a picture that opens; an emoji carries its character',
      since: 'legacy',
    },
  ],
  video: [
    { css: '[data-testid="video-thumb"], [data-testid="video-content"]', why: 'a film', since: '2026' },
    { css: '[data-icon="media-play"], [data-icon="msg-video"]', why: 'its play button', since: 'legacy' },
  ],
  audio: [
    { css: '[data-testid="audio-play"], [data-icon="audio-play"]', why: 'a voice message', since: '2026' },
    { css: '[data-icon="ptt-status"]', why: 'its microphone', since: 'legacy' },
  ],
  document: [
    { css: '[data-testid="document-thumb"]', why: 'a file', since: '2026' },
    { css: '[data-icon^="document-"], [data-icon^="audio-file"]', why: 'its icon', since: 'legacy' },
  ],
  sticker: [{ css: '[data-testid="sticker"], [data-testid="msg-sticker"]', why: 'a sticker', since: '2026' }],
  list: [
    { css: '[data-testid="chat-list"]', why: 'the rows of the chat list', since: '2026' },
    { css: '#pane-side [role="grid"]', why: 'the only grid in the pane', since: 'legacy' },
  ],
  row: [
    { css: '[role="row"][data-testid^="list-item-"]', why: 'one chat', since: '2026' },
    { css: '[role="listitem"]', why: 'one chat of the older layout', since: 'legacy' },
    { css: '[role="row"]', why: 'one chat, by its role alone', since: 'shape' },
  ],
  rowTitle: [
    {
      css: '[data-testid="cell-frame-title"] span[title]',
      why: 'the full name, even where it is cut',
      since: '2026',
    },
    { css: 'span[dir="auto"][title]', why: 'the first text with a tooltip', since: 'legacy' },
  ],
  rowButton: [
    { css: '[tabindex][aria-selected]', why: 'what a click opens the chat with', since: '2026' },
    { css: '[data-testid="cell-frame-container"]', why: 'the face of the row', since: '2026-b' },
  ],
  rowTime: [
    { css: '[data-testid="cell-frame-primary-detail"]', why: 'the time of the last message', since: '2026' },
  ],
  rowUnread: [
    { css: '[data-testid="icon-unread-count"]', why: 'how many are unread', since: '2026' },
    { css: 'span[aria-label][data-icon="unread-count"]', why: 'the same, by its icon', since: 'legacy' },
  ],
  rowAck: [
    {
      css: '[data-testid="cell-frame-secondary"] [aria-label][data-testid^="wds-ic-"]',
      why: 'its ticks',
      since: '2026',
    },
    { css: '[aria-label][data-icon^="status-"]', why: 'its ticks in the older layout', since: 'legacy' },
  ],
  search: [
    { css: 'input[data-tab="3"]', why: 'the search box of the chat list', since: '2026' },
    { css: '[contenteditable="true"][data-tab="3"]', why: 'the same as an editor', since: 'legacy' },
  ],
  composer: [
    {
      css: 'footer [data-testid="conversation-compose-box-input"]',
      why: 'where the draft is',
      since: '2026',
    },
    { css: 'footer [data-lexical-editor="true"]', why: 'the only editor in the footer', since: '2026-b' },
    {
      css: 'footer [contenteditable="true"][data-tab="10"]',
      why: 'by its place in the tab order',
      since: 'legacy',
    },
  ],
  editor: [
    {
      css: '[data-lexical-editor="true"]',
      why: 'every text field of the page: composer, caption, edit',
      since: '2026',
    },
  ],
} as const satisfies Record<string, readonly Selector[]>

export type ElementName = keyof typeof SELECTORS

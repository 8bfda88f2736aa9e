/** Everything the page says, in one language. */
export interface Texts {
  lang: string
  dir: 'ltr' | 'rtl'
  search: string
  chatList: string
  chats: string
  contacts: string
  noResults: string
  filters: readonly [string, string, string]
  profileDetails: string
  contactInfo: string
  groupInfo: string
  selfInfo: string
  online: string
  typing: string
  typeAMessage: string
  typeAMessageTo: (title: string) => string
  send: string
  voiceMessage: string
  attach: string
  menu: string
  close: string
  cancel: string
  you: string
  youSuffix: string
  today: string
  yesterday: string
  acks: { failed: string; pending: string; sent: string; delivered: string; read: string; played: string }
  unread: (count: number) => string
  quoted: string
  openPicture: string
  photo: string
  document: string
  draft: string
  deleted: string
  encrypted: string
  groupCreated: string
  addCaption: string
  fileRefused: string
  editMessage: string
  readMore: string
  edited: string
  welcome: string
  welcomeHint: string
  quickReplies: string
  invalidNumber: string
}

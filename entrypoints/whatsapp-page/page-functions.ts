/**
 * Every function of the page that is ever called: [module, object inside it ('' for none), function]. Reading, and
 * opening a chat; nothing that sends, marks or deletes. A test holds the calls made against this list.
 */
export const PAGE_FUNCTIONS = {
  activeChat: ['WAWebChatCollection', 'ChatCollection', 'getActive'],
  allChats: ['WAWebChatCollection', 'ChatCollection', 'getModelsArray'],
  myPhone: ['WAWebUserPrefsMeUser', '', 'getMaybeMePnUser'],
  myLid: ['WAWebUserPrefsMeUser', '', 'getMaybeMeLidUser'],
  /** The older name of the user's own id. */
  me: ['WAWebUserPrefsMeUser', '', 'getMeUser'],
  phoneOf: ['WAWebApiContact', '', 'getPhoneNumber'],
  lidOf: ['WAWebApiContact', '', 'getCurrentLid'],
  openChat: ['WAWebCmd', 'Cmd', 'openChatBottom'],
} as const satisfies Record<string, readonly [module: string, holder: string, name: string]>

/** The same for objects the page handed out: the messages that are loaded of a chat. */
export const MODEL_FUNCTION = 'getModelsArray'

export type PageFunction = keyof typeof PAGE_FUNCTIONS

/** Functions of the page that act on the world outside. Calling one is a defect of whoever calls. */
export const FORBIDDEN: Record<string, readonly string[]> = {
  WAWebSendTextMsgChatAction: ['sendTextMsgToChat', 'createTextMsgData'],
  WAWebSendMsgChatAction: ['addAndSendMsgToChat'],
  WAWebChatSendMessages: ['sendMessage', 'sendTextMsgToChat'],
  WAWebSendMsgJob: ['encryptAndSendMsg'],
  WAWebMediaPrep: ['prepRawMedia', 'sendToChat'],
  WAWebSendReactionMsgAction: ['sendReactionToMsg'],
  WAWebMsgActionCapability: ['canEditMsg', 'sendMessageEdit'],
  WAWebChatForwardMessage: ['forwardMessagesToChats'],
  WAWebRevokeMsgAction: ['sendRevokeMsgs', 'sendDeleteMsgs'],
  WAWebDeleteChatAction: ['sendDelete', 'sendClear'],
  WAWebUpdateUnreadChatAction: ['sendSeen', 'markUnread'],
  WAWebChatPresence: ['markComposing', 'markPaused', 'sendPresenceAvailable'],
  WAWebBlockContactAction: ['blockContact', 'unblockContact'],
  WAWebArchiveChatAction: ['setArchive'],
  WAWebSocketModel: ['logout'],
}

import type { ComposerBar } from '../view/composer-bar'
import { findMessage } from './parts'
import type { Controls, Parts } from './parts'

export function editorControls(
  parts: () => Parts,
): Controls<
  | 'composerText'
  | 'dialogText'
  | 'setDraft'
  | 'setRecording'
  | 'openCaption'
  | 'openEdit'
  | 'closeDialog'
  | 'mediaPreview'
  | 'pastedFiles'
  | 'setFileMode'
> {
  const settled = (): Promise<void> => parts().context.scheduler.settled()
  const composer = (): ComposerBar => {
    const pane = parts().view.pane()
    if (pane === undefined) throw new Error('No chat is open')
    return pane.composer
  }
  return {
    composerText: () => parts().view.pane()?.composer.editor.text(),
    dialogText: () => parts().view.dialog()?.editor.text(),
    setDraft: (text) => {
      composer().editor.setText(text)
      return settled()
    },
    setRecording: (recording) => {
      composer().editor.setEditable(!recording)
      return settled()
    },
    openCaption: () => {
      parts().view.openCaption([])
      return settled()
    },
    openEdit: (id) => {
      const { chat, message } = findMessage(parts().context, id)
      parts().view.openEdit(chat, message)
      return settled()
    },
    closeDialog: () => {
      parts().view.dialog()?.close()
      return settled()
    },
    mediaPreview: () => {
      const dialog = parts().view.dialog()
      const files = dialog?.files?.()
      return dialog && files && { files, caption: dialog.editor.text() }
    },
    pastedFiles: () => Promise.all(parts().context.records.pasted),
    setFileMode: (mode) => {
      parts().context.options.files = mode
    },
  }
}

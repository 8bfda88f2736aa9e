export { MediaField } from './media-field'
export { saveFile } from './save-file'
export { useAttachments } from './use-attachments'

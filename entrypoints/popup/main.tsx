import { mountPopup } from '@/components/popup'

const root = document.getElementById('root')
if (root !== null) void mountPopup(root)

import { mountSidebar } from '@/components/sidebar'

const root = document.getElementById('root')
if (root !== null) void mountSidebar(root)

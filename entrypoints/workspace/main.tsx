import { mountWorkspace } from '@/components/workspace'

const root = document.getElementById('root')
if (root !== null) void mountWorkspace(root)

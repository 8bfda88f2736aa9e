import type { PackReply } from '../pack'

export const agency: readonly PackReply[] = [
  {
    key: 'brief',
    shortcut: 'brief',
    title: 'First question about a project',
    labels: ['agency'],
    body: 'Thanks for telling us, {{first_name|it sounds exciting}}! Before I propose anything: what should be different for you once this project is done?',
  },
  {
    key: 'materials',
    shortcut: 'materials',
    title: 'Something is missing to start',
    labels: ['agency'],
    body: "Hi {{first_name|there}}, we're ready to start! All we still need from you is {{text: What is missing}}. Could you send it by {{today+2bd:weekday}}?",
  },
  {
    key: 'proposal',
    shortcut: 'proposal',
    title: 'Proposal sent',
    labels: ['agency'],
    body: 'Hi {{first_name|there}}, the proposal for {{text: Project}} is in your inbox. Shall we go through it on {{date: Meeting day; default=today+2bd; format=EEEE, MMMM d}}? 20 minutes will do.',
  },
  {
    key: 'draft',
    shortcut: 'draft',
    title: 'First draft is ready',
    labels: ['agency'],
    body: "Hi {{first_name|there}}, the first draft of {{text: Project}} is ready: {{text: Link}}\nCould you send me everyone's comments in one go by {{today+3bd:weekday}}?",
  },
  {
    key: 'approval',
    shortcut: 'approval',
    title: 'Approval needed',
    labels: ['agency'],
    body: '{{first_name|Hello}}, to keep {{text: Project}} on schedule I need your go-ahead or your changes by {{date: Deadline; format=EEEE, MMMM d}}. Can I clear anything up for you?',
  },
  {
    key: 'scope',
    shortcut: 'scope',
    title: 'Extra work',
    labels: ['agency'],
    body: 'Good idea, {{first_name|we can do that}}. It goes beyond what we agreed and would add {{money: Extra cost}} and {{text: Extra time}}. Shall I go ahead?',
  },
  {
    key: 'report',
    shortcut: 'report',
    title: 'Report is ready',
    labels: ['agency'],
    body: 'Hi {{first_name|there}}, your report for {{text: Month}} is ready. In short: {{cursor}}\nShall we talk it through this week?',
  },
]

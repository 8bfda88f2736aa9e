/** Why the background proposes or prefers a quick reply. */
export const suggestions = {
  'suggest.reason.keyword': 'Mentions {words}',
  'suggest.reason.in-a-row.one': '{count} message without an answer',
  'suggest.reason.in-a-row.other': '{count} messages in a row without an answer',
  'suggest.reason.tag': 'Wrote last, and a tag on the card fits',
  'suggest.reason.read': 'Read, and no answer for {time}',
  'suggest.reason.sent': 'No answer for {time}',
  'suggest.reason.outside': 'Written outside your working hours, {time} ago',
  'suggest.reason.within': 'Written in your working hours, waiting for {time}',
  'suggest.reason.between': 'Written at a time you chose, {time} ago',
  'suggest.word': '“{word}”',
  'suggest.why.label': 'Label “{label}” is a tag here',
  'suggest.why.words': 'fits {words}',
  'suggest.why.language': 'in {language}',
} as const

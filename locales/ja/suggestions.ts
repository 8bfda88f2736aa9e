export const suggestions = {
  'suggest.reason.keyword': '{words}を含むメッセージ',
  'suggest.reason.in-a-row.other': '続けて{count}件、未返信です',
  'suggest.reason.tag': '相手が最後に送信し、カードのタグが一致しています',
  'suggest.reason.read': '既読ですが{time}返信がありません',
  'suggest.reason.sent': '{time}返信がありません',
  'suggest.reason.outside': '営業時間外のメッセージ（{time}前）',
  'suggest.reason.within': '営業時間内のメッセージ（{time}待っています）',
  'suggest.reason.between': '指定した時間帯のメッセージ（{time}前）',
  'suggest.word': '「{word}」',
  'suggest.why.label': 'ラベル「{label}」のタグがあります',
  'suggest.why.words': '{words}に合致',
  'suggest.why.language': '{language}',
} as const

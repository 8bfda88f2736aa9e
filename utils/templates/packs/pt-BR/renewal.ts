import type { PackReply } from '../pack'

export const renewal: readonly PackReply[] = [
  {
    key: 'renewal-due',
    shortcut: 'renovar',
    title: 'Hora de renovar',
    labels: ['renovação'],
    body: 'Oi, {{first_name|passando para avisar}}! Seu {{text: O que renova; default=plano}} vai até {{date: Vale até; format=long}}. Renovo do jeito que está ou você quer mudar algo?',
  },
  {
    key: 'review-call',
    shortcut: 'conversar',
    title: 'Conversar antes de renovar',
    labels: ['renovação'],
    body: "{{first_name|Oi}}, antes de renovar, quero ouvir o que funcionou e o que não funcionou para você. Consegue falar 15 minutos no dia {{date: Dia da conversa; default=today+3bd; format=d 'de' MMMM}}?",
  },
  {
    key: 'upgrade',
    shortcut: 'upgrade',
    title: 'Sugerir algo que combina',
    labels: ['renovação'],
    marketing: true,
    body: '{{first_name|Oi}}, pelo jeito que você usa {{text: O que já tem}}, acho que isto combina com você: {{product}}. {{cursor}}\nQuer que eu te mostre a diferença?',
  },
  {
    key: 'price-change',
    shortcut: 'reajuste',
    title: 'Avisar do reajuste',
    labels: ['renovação'],
    body: '{{first_name|Oi}}, queria que você soubesse por mim: a partir de {{date: Novo valor a partir de; format=long}}, o valor passa a ser {{money: Novo valor}}. Vamos ver suas opções?',
  },
  {
    key: 'renewed',
    shortcut: 'renovado',
    title: 'Renovação concluída',
    labels: ['renovação'],
    body: 'Prontinho, {{first_name|tudo certo}}! Renovamos seu {{text: O que renova; default=plano}} até {{date: Nova data final; format=long}}. Agradeço a confiança! Para quem envio a nota fiscal?',
  },
  {
    key: 'reorder',
    shortcut: 'repor',
    title: 'Hora de repor',
    labels: ['renovação'],
    marketing: true,
    body: 'Oi, {{first_name|passando por aqui}}! Já faz um tempinho desde seu último pedido. Preparo o mesmo ou você quer algo diferente dessa vez?',
  },
  {
    key: 'leaving',
    shortcut: 'cancelar',
    title: 'Pediram cancelamento',
    labels: ['renovação'],
    body: 'Entendo, {{first_name|e agradeço a sinceridade}}. Vou cuidar do cancelamento. Posso te perguntar o que a gente poderia ter feito melhor?',
  },
]

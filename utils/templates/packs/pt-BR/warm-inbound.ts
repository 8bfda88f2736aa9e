import type { PackReply } from '../pack'

export const warmInbound: readonly PackReply[] = [
  {
    key: 'first-answer',
    shortcut: 'oi',
    title: 'Primeira resposta',
    labels: ['contato'],
    body: 'Oi, {{first_name|boas-vindas}}! Aqui quem fala é {{my_name}}, da {{my_company}} 👋 Que bom receber sua mensagem. Como posso te ajudar?',
  },
  {
    key: 'need',
    shortcut: 'entender',
    title: 'O que mais importa',
    labels: ['contato'],
    body: 'Claro, {{first_name|com prazer}}! Para eu indicar o que faz mais sentido: o que é mais importante para você?',
  },
  {
    key: 'price-asked',
    shortcut: 'preco',
    title: 'Perguntaram o preço',
    labels: ['contato'],
    body: 'Claro, {{first_name|vamos lá}}! Para te passar o valor certinho: de quantas unidades você precisa e para quando?',
  },
  {
    key: 'product-info',
    shortcut: 'info',
    title: 'Link de um produto',
    labels: ['contato'],
    body: '{{first_name|Oi}}, aqui estão os detalhes:\n{{product}}: {{product.link}}\nComo você pretende usar? Assim te digo com sinceridade se é o ideal para você.',
  },
  {
    key: 'quote-coming',
    shortcut: 'orcamento',
    title: 'O orçamento está a caminho',
    labels: ['contato'],
    body: 'Perfeito, {{first_name|já tenho tudo}}! Vou montar seu orçamento e te mando por aqui até {{today+1bd:weekday}}. Quer incluir mais alguma coisa?',
  },
  {
    key: 'offer-call',
    shortcut: 'ligar',
    title: 'Oferecer uma ligação',
    labels: ['contato'],
    body: '{{first_name|Oi}}, acho que por telefone a gente resolve mais rápido. Posso te ligar {{choice Quando: hoje à tarde | amanhã de manhã | amanhã à tarde}}?',
  },
  {
    key: 'gentle-nudge',
    shortcut: 'retomar',
    title: 'Retomar sem pressionar',
    labels: ['contato'],
    body: 'Oi, {{first_name|passando por aqui}}! Sem pressa nenhuma: deixo seu pedido em aberto ou mudou alguma coisa por aí? Qualquer resposta me ajuda.',
  },
]

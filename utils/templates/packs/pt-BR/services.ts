import type { PackReply } from '../pack'

export const services: readonly PackReply[] = [
  {
    key: 'photo',
    shortcut: 'foto',
    title: 'Pedir uma foto',
    labels: ['serviço'],
    body: 'Oi, {{first_name|vamos resolver isso}}! Você me manda uma ou duas fotos e me diz em que bairro é? Aí já te digo o que precisa ser feito.',
  },
  {
    key: 'estimate',
    shortcut: 'estimativa',
    title: 'Valor aproximado',
    labels: ['serviço'],
    body: '{{first_name|Oi}}, pelo que vi, fica em torno de {{money: Valor estimado}}. Confirmo o valor final antes de começar. Qual dia é melhor para você?',
  },
  {
    key: 'on-my-way',
    shortcut: 'caminho',
    title: 'Estou a caminho',
    labels: ['serviço'],
    body: '{{first_name|Oi}}, estou a caminho e devo chegar por volta das {{now+30min:time}}. Vai ter alguém para me receber?',
  },
  {
    key: 'done',
    shortcut: 'pronto',
    title: 'Serviço concluído',
    labels: ['serviço'],
    body: 'Serviço concluído, {{first_name|tudo certo}}! {{cursor}}\nDê uma olhada com calma, por favor: ficou do jeito que você queria?',
  },
  {
    key: 'payment',
    shortcut: 'pagar',
    title: 'Total e pagamento',
    labels: ['serviço'],
    body: 'Foi um prazer, {{first_name|de verdade}}! O total é {{money: Total}}. Você prefere pagar com Pix, cartão ou dinheiro?',
  },
  {
    key: 'testimonial',
    shortcut: 'avaliar',
    title: 'Pedir uma avaliação',
    labels: ['serviço'],
    body: '{{first_name|Oi}}, que bom que deu para ajudar! Se tiver um minutinho, sua avaliação faz muita diferença para a gente: {{text: Link para avaliar}}',
  },
  {
    key: 'check-up',
    shortcut: 'revisao',
    title: 'Hora de uma revisão',
    labels: ['serviço'],
    marketing: true,
    body: 'Oi, {{first_name|passando por aqui}}! Já faz um tempo desde {{text: Último serviço}}. Uma revisão agora pode evitar dor de cabeça depois. Quer que eu sugira um dia?',
  },
]

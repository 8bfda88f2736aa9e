import type { PackReply } from '../pack'

export const limitedTime: readonly PackReply[] = [
  {
    key: 'announce',
    shortcut: 'oferta',
    title: 'Avisar da oferta',
    labels: ['oferta'],
    marketing: true,
    body: "Oi, {{first_name|tenho uma novidade}}! {{product}} em oferta até {{date: Fim da oferta; format=EEEE, d 'de' MMMM}}. Quer saber os detalhes? Se preferir não receber ofertas, é só me avisar.",
  },
  {
    key: 'price',
    shortcut: 'oferta-valor',
    title: 'Valor e data final',
    labels: ['oferta'],
    marketing: true,
    body: "Aqui está, {{first_name|como falei}}: {{product}} por {{money: Valor na oferta}} em vez de {{product.price}}, até {{date: Fim da oferta; format=EEEE, d 'de' MMMM}}. O que você acha?",
  },
  {
    key: 'hold',
    shortcut: 'segurar',
    title: 'Segurar o preço',
    labels: ['oferta'],
    body: "Pense com calma, {{first_name|sem compromisso}}. Se quiser, seguro o valor da oferta para você até {{date: Válido até; format=EEEE, d 'de' MMMM}}. Pode ser?",
  },
  {
    key: 'reminder',
    shortcut: 'acaba',
    title: 'Antes de acabar',
    labels: ['oferta'],
    marketing: true,
    body: "Oi, {{first_name|passando para avisar}}! Você me perguntou sobre a oferta de {{product}}: ela vai até {{date: Fim da oferta; format=EEEE, d 'de' MMMM}}. Ficou alguma dúvida?",
  },
  {
    key: 'ended',
    shortcut: 'acabou',
    title: 'Depois que acabou',
    labels: ['oferta'],
    marketing: true,
    body: 'Oi, {{first_name|passando para avisar}}! A oferta de {{product}} acabou, e voltou o valor de sempre. Quer que eu te avise da próxima?',
  },
  {
    key: 'accepted',
    shortcut: 'fechado',
    title: 'A pessoa topou',
    labels: ['oferta'],
    body: 'Que ótimo, {{first_name|negócio fechado}}! 🎉 Seu pedido está garantido no valor da oferta. Que nome e endereço coloco na nota fiscal?',
  },
]

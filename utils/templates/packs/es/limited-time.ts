import type { PackReply } from '../pack'

export const limitedTime: readonly PackReply[] = [
  {
    key: 'announce',
    shortcut: 'oferta',
    title: 'Anunciar la oferta',
    labels: ['oferta'],
    marketing: true,
    body: "Hola, {{first_name|qué tal}}. {{product}}, en oferta hasta el {{date: Fin de la oferta; format=EEEE d 'de' MMMM}}. ¿Te cuento los detalles? Si prefieres no recibir ofertas, dímelo y listo.",
  },
  {
    key: 'price',
    shortcut: 'oferta-precio',
    title: 'Precio y fecha final',
    labels: ['oferta'],
    marketing: true,
    body: "Aquí va, {{first_name|como te dije}}: {{product}} por {{money: Precio de oferta}} en lugar de {{product.price}}, hasta el {{date: Fin de la oferta; format=EEEE d 'de' MMMM}}. ¿Qué te parece?",
  },
  {
    key: 'hold',
    shortcut: 'mantener',
    title: 'Mantener el precio',
    labels: ['oferta'],
    body: "Piénsalo con calma, {{first_name|sin compromiso}}. Si quieres, te mantengo el precio de oferta hasta el {{date: Válido hasta; format=EEEE d 'de' MMMM}}. ¿Te parece bien?",
  },
  {
    key: 'reminder',
    shortcut: 'termina',
    title: 'Antes de que termine',
    labels: ['oferta'],
    marketing: true,
    body: "Hola, {{first_name|qué tal}}. Me preguntaste por la oferta de {{product}} y quería avisarte: termina el {{date: Fin de la oferta; format=EEEE d 'de' MMMM}}. ¿Te queda alguna duda?",
  },
  {
    key: 'ended',
    shortcut: 'termino',
    title: 'Cuando ya terminó',
    labels: ['oferta'],
    marketing: true,
    body: 'Hola, {{first_name|qué tal}}. La oferta de {{product}} ya terminó y vuelve el precio de siempre. ¿Quieres que te avise cuando haya otra?',
  },
  {
    key: 'accepted',
    shortcut: 'pedido',
    title: 'Dicen que sí',
    labels: ['oferta'],
    body: '¡Excelente, {{first_name|muchas gracias}}! 🎉 Tu pedido queda al precio de oferta. ¿Qué nombre y dirección pongo en la factura?',
  },
]

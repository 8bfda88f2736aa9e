import type { PackReply } from '../pack'

export const services: readonly PackReply[] = [
  {
    key: 'photo',
    shortcut: 'foto',
    title: 'Pedir una foto',
    labels: ['servicio'],
    body: 'Con gusto lo reviso, {{first_name|gracias por escribirnos}}. ¿Me envía una o dos fotos y me dice en qué zona se encuentra? Así le digo qué hace falta.',
  },
  {
    key: 'estimate',
    shortcut: 'calculo',
    title: 'Precio aproximado',
    labels: ['servicio'],
    body: '{{first_name|Hola}}, por lo que veo, serían alrededor de {{money: Importe aproximado}}. Le confirmo el precio final antes de empezar. ¿Qué día le conviene?',
  },
  {
    key: 'on-my-way',
    shortcut: 'camino',
    title: 'Voy en camino',
    labels: ['servicio'],
    body: '{{first_name|Hola}}, voy en camino y calculo llegar a eso de las {{now+30min:time}}. ¿Habrá alguien para recibirme?',
  },
  {
    key: 'done',
    shortcut: 'terminado',
    title: 'Trabajo terminado',
    labels: ['servicio'],
    body: 'Trabajo terminado, {{first_name|gracias por la paciencia}}. {{cursor}}\nRevíselo con calma, por favor: ¿quedó todo como quería?',
  },
  {
    key: 'payment',
    shortcut: 'pago',
    title: 'Total y forma de pago',
    labels: ['servicio'],
    body: 'Muchas gracias, {{first_name|fue un placer}}. El total es de {{money: Total}}. ¿Prefiere pagar con tarjeta, por transferencia o en efectivo?',
  },
  {
    key: 'testimonial',
    shortcut: 'opinion',
    title: 'Pedir una opinión',
    labels: ['servicio'],
    body: '{{first_name|Hola}}, nos alegra haberle ayudado. Si tiene un minuto, su opinión nos sería de gran ayuda: {{text: Enlace para opinar}}',
  },
  {
    key: 'check-up',
    shortcut: 'revision',
    title: 'Hora de una revisión',
    labels: ['servicio'],
    marketing: true,
    body: 'Hola, {{first_name|un gusto saludarle}}. Ya pasó un tiempo desde {{text: Último trabajo}}. Una revisión ahora puede evitarle molestias después. ¿Le propongo un día?',
  },
]

import type { PackReply } from '../pack'

export const renewal: readonly PackReply[] = [
  {
    key: 'renewal-due',
    shortcut: 'renovar',
    title: 'Toca renovar',
    labels: ['renovación'],
    body: 'Hola, {{first_name|un gusto saludarle}}. Su {{text: Qué se renueva; default=plan}} vence el {{date: Vence el; format=long}}. ¿Renovamos tal como está o le gustaría cambiar algo?',
  },
  {
    key: 'review-call',
    shortcut: 'conversar',
    title: 'Conversar antes de renovar',
    labels: ['renovación'],
    body: "{{first_name|Hola}}, antes de renovar me gustaría saber qué le ha servido y qué no. ¿Tendría 15 minutos el {{date: Día para hablar; default=today+3bd; format=EEEE d 'de' MMMM}}?",
  },
  {
    key: 'upgrade',
    shortcut: 'mejora',
    title: 'Proponer algo que encaja',
    labels: ['renovación'],
    marketing: true,
    body: '{{first_name|Hola}}, por cómo usa {{text: Lo que ya tiene}}, creo que esto le puede convenir: {{product}}. {{cursor}}\n¿Le muestro la diferencia?',
  },
  {
    key: 'price-change',
    shortcut: 'tarifa',
    title: 'Avisar de un precio nuevo',
    labels: ['renovación'],
    body: '{{first_name|Hola}}, prefiero que lo sepa por mí: a partir del {{date: Nuevo precio desde; format=long}}, el precio será de {{money: Nuevo precio}}. ¿Vemos qué opciones le convienen?',
  },
  {
    key: 'renewed',
    shortcut: 'renovado',
    title: 'Renovación lista',
    labels: ['renovación'],
    body: 'Listo, {{first_name|todo en orden}}. Ya renovamos su {{text: Qué se renueva; default=plan}} hasta el {{date: Nuevo vencimiento; format=long}}. Gracias por su confianza. ¿A quién le envío la factura?',
  },
  {
    key: 'reorder',
    shortcut: 'reponer',
    title: 'Hora de reponer',
    labels: ['renovación'],
    marketing: true,
    body: 'Hola, {{first_name|un gusto saludarle}}. Ya pasó un tiempo desde su último pedido. ¿Le preparo lo mismo o esta vez necesita algo diferente?',
  },
  {
    key: 'leaving',
    shortcut: 'cancelar',
    title: 'Quieren cancelar',
    labels: ['renovación'],
    body: 'Lo entiendo, {{first_name|y agradezco su franqueza}}. Yo me encargo de la cancelación. ¿Me permite preguntarle qué podríamos haber hecho mejor?',
  },
]

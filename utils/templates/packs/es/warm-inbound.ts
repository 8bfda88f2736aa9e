import type { PackReply } from '../pack'

export const warmInbound: readonly PackReply[] = [
  {
    key: 'first-answer',
    shortcut: 'hola',
    title: 'Primera respuesta',
    labels: ['consulta'],
    body: 'Hola, {{first_name|un gusto saludarle}} 👋 Soy {{my_name}}, de {{my_company}}. Gracias por escribirnos. ¿En qué puedo ayudarle?',
  },
  {
    key: 'need',
    shortcut: 'necesidad',
    title: 'Qué es lo más importante',
    labels: ['consulta'],
    body: 'Con mucho gusto, {{first_name|claro que sí}}. Para recomendarle lo que de verdad le sirve, ¿qué es lo más importante para usted?',
  },
  {
    key: 'price-asked',
    shortcut: 'precio',
    title: 'Preguntan el precio',
    labels: ['consulta'],
    body: 'Claro que sí, {{first_name|con gusto}}. Para darle un precio exacto y no un aproximado, ¿cuántas unidades necesita y para qué fecha?',
  },
  {
    key: 'product-info',
    shortcut: 'info',
    title: 'Enlace de un producto',
    labels: ['consulta'],
    body: '{{first_name|Hola}}, aquí tiene los detalles:\n{{product}}: {{product.link}}\n¿Qué uso le daría? Así le digo con franqueza si es lo que necesita.',
  },
  {
    key: 'quote-coming',
    shortcut: 'propuesta',
    title: 'La propuesta está en camino',
    labels: ['consulta'],
    body: 'Perfecto, {{first_name|con eso me basta}}. Preparo su propuesta con precios y se la envío por aquí a más tardar el {{today+1bd:weekday}}. ¿Desea incluir algo más?',
  },
  {
    key: 'offer-call',
    shortcut: 'llamar',
    title: 'Ofrecer una llamada',
    labels: ['consulta'],
    body: '{{first_name|Hola}}, quizá sea más fácil hablarlo. ¿Le parece bien si le llamo {{choice Cuándo: esta tarde | mañana por la mañana | mañana por la tarde}}?',
  },
  {
    key: 'gentle-nudge',
    shortcut: 'retomar',
    title: 'Retomar sin presionar',
    labels: ['consulta'],
    body: 'Hola, {{first_name|un gusto saludarle}}. No hay ninguna prisa: ¿mantengo abierta su consulta o han cambiado sus planes? Cualquier respuesta me ayuda.',
  },
]

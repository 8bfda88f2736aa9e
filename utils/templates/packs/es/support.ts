import type { PackReply } from '../pack'

export const support: readonly PackReply[] = [
  {
    key: 'sorry',
    shortcut: 'disculpa',
    title: 'Disculparse y revisar',
    labels: ['soporte'],
    body: 'Lamento lo ocurrido, {{first_name|y gracias por avisarnos}}. Ya lo estoy revisando y le escribo con novedades, a más tardar a las {{now+2h:time}}.',
  },
  {
    key: 'ask-details',
    shortcut: 'datos',
    title: 'Pedir datos',
    labels: ['soporte'],
    body: 'Gracias, {{first_name|mensaje recibido}}. Para encontrar la causa cuanto antes, ¿me puede enviar {{choice Qué necesita: una foto | una captura de pantalla | el número de pedido}}?',
  },
  {
    key: 'update',
    shortcut: 'avance',
    title: 'Cómo vamos',
    labels: ['soporte'],
    body: '{{first_name|Hola}}, le cuento cómo vamos: {{cursor}}\nLe escribo de nuevo a más tardar el {{today+1bd:weekday}}, o antes si queda resuelto.',
  },
  {
    key: 'solved',
    shortcut: 'resuelto',
    title: 'Ya está resuelto',
    labels: ['soporte'],
    body: 'Buenas noticias, {{first_name|todo listo}}: ya debería funcionar. ¿Puede probarlo y decirme si todo está en orden?',
  },
  {
    key: 'make-good',
    shortcut: 'solucion',
    title: 'Ofrecer una solución',
    labels: ['soporte'],
    body: 'Le pido disculpas, {{first_name|de verdad}}: esto no debió pasar. Puedo ofrecerle {{choice Qué le ofrece: el cambio del producto | la devolución del dinero | la reparación}}. ¿Le parece bien?',
  },
  {
    key: 'rate',
    shortcut: 'nota',
    title: 'Pedir una nota del 1 al 5',
    labels: ['soporte'],
    body: '{{first_name|Hola}}, ¿cómo calificaría nuestra atención, del 1 (mala) al 5 (excelente)? Una nota sincera nos ayuda más que una amable 🙂',
  },
  {
    key: 'off-hours',
    shortcut: 'cerrado',
    title: 'Fuera de horario: primer mensaje',
    labels: ['soporte', 'fuera de horario'],
    body: 'Hola, {{first_name|un gusto saludarle}}. Gracias por escribirnos. Ahora estamos fuera de horario; su mensaje ya nos llegó y le respondemos en cuanto abramos.',
  },
  {
    key: 'off-hours-again',
    shortcut: 'cerrado2',
    title: 'Fuera de horario: segundo mensaje',
    labels: ['soporte', 'fuera de horario'],
    body: 'Gracias por los detalles, {{first_name|nos ayudan mucho}}. Ya los tenemos aquí, no hace falta que los repita. Le respondemos en cuanto abramos.',
  },
  {
    key: 'off-hours-away',
    shortcut: 'festivo',
    title: 'Fuera de horario: días de descanso',
    labels: ['soporte', 'fuera de horario'],
    body: 'Hola, {{first_name|gracias por escribirnos}}. Estamos de descanso y volvemos el {{date: Día de regreso; format=EEEE d \'de\' MMMM}}; ese día le respondo. Si es urgente, escriba "urgente" y veré qué puedo hacer.',
  },
  {
    key: 'off-hours-back',
    shortcut: 'abierto',
    title: 'Ya abrimos',
    labels: ['soporte', 'fuera de horario'],
    body: '{{first_name|Hola}}, gracias por la espera. Ya abrimos y estoy con su mensaje. ¿Hay algo que quiera añadir antes de que empiece?',
  },
]

import type { PackReply } from '../pack'

export const agency: readonly PackReply[] = [
  {
    key: 'brief',
    shortcut: 'objetivo',
    title: 'Primera pregunta de un proyecto',
    labels: ['agencia'],
    body: '¡Gracias por contarnos tu proyecto, {{first_name|suena muy bien}}! Antes de proponerte nada: ¿qué te gustaría que fuera distinto cuando esté terminado?',
  },
  {
    key: 'materials',
    shortcut: 'material',
    title: 'Falta algo para empezar',
    labels: ['agencia'],
    body: '¡Hola, {{first_name|buenas noticias}}! Ya podemos empezar; solo nos falta esto: {{text: Lo que falta}}. ¿Nos lo envías a más tardar el {{today+2bd:weekday}}?',
  },
  {
    key: 'proposal',
    shortcut: 'presentar',
    title: 'Propuesta enviada',
    labels: ['agencia'],
    body: "¡Hola, {{first_name|qué tal}}! Ya tienes en tu correo la propuesta del proyecto {{text: Proyecto}}. ¿La repasamos el {{date: Día de la reunión; default=today+2bd; format=EEEE d 'de' MMMM}}? Con 20 minutos basta.",
  },
  {
    key: 'draft',
    shortcut: 'borrador',
    title: 'Primer borrador',
    labels: ['agencia'],
    body: '¡Hola, {{first_name|buenas noticias}}! Ya está el primer borrador del proyecto {{text: Proyecto}}: {{text: Enlace}}\n¿Me envías todos los comentarios juntos a más tardar el {{today+3bd:weekday}}?',
  },
  {
    key: 'approval',
    shortcut: 'aprobar',
    title: 'Hace falta el visto bueno',
    labels: ['agencia'],
    body: "{{first_name|Hola}}, para cumplir los plazos del proyecto {{text: Proyecto}} necesito tu visto bueno o tus cambios a más tardar el {{date: Fecha límite; format=EEEE d 'de' MMMM}}. ¿Te aclaro algo?",
  },
  {
    key: 'scope',
    shortcut: 'extra',
    title: 'Trabajo adicional',
    labels: ['agencia'],
    body: 'Buena idea, {{first_name|se puede hacer}}. Como va más allá de lo acordado, sumaría {{money: Importe adicional}} y {{text: Tiempo adicional}}. ¿Seguimos adelante?',
  },
  {
    key: 'report',
    shortcut: 'informe',
    title: 'Informe listo',
    labels: ['agencia'],
    body: '¡Hola, {{first_name|qué tal}}! Ya está tu informe de {{text: Mes}}. En resumen: {{cursor}}\n¿Lo comentamos esta semana?',
  },
]

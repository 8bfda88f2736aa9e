import type { PackReply } from '../pack'

export const startUp: readonly PackReply[] = [
  {
    key: 'demo',
    shortcut: 'demo',
    title: 'Ofrecer una demo',
    labels: ['startup'],
    body: '¡Hola, {{first_name|qué tal}}! Gracias por tu interés en {{my_company}}. En 20 minutos te muestro lo que más te sirve. ¿Te vendría bien {{choice Cuándo: mañana | esta semana | la próxima semana}}?',
  },
  {
    key: 'access',
    shortcut: 'acceso',
    title: 'El acceso está listo',
    labels: ['startup'],
    body: '¡Ya tienes acceso, {{first_name|te damos la bienvenida}}! 🚀 Entra aquí: {{text: Enlace}}\n¿Qué te gustaría resolver primero? Te ayudo con la configuración.',
  },
  {
    key: 'trial-check',
    shortcut: 'prueba',
    title: 'Cómo va la prueba',
    labels: ['startup'],
    body: '¡Hola, {{first_name|qué tal}}! ¿Cómo va la prueba? Si algo te frena, cuéntamelo en una línea: lo resuelvo o te digo con sinceridad que no podemos.',
  },
  {
    key: 'trial-end',
    shortcut: 'fin-prueba',
    title: 'La prueba termina',
    labels: ['startup'],
    body: "{{first_name|Hola}}, tu prueba termina el {{date: Fin de la prueba; format=EEEE d 'de' MMMM}}. ¿Quieres continuar o te falta ver algo antes de decidir?",
  },
  {
    key: 'idea',
    shortcut: 'idea',
    title: 'Gracias por la idea',
    labels: ['startup'],
    body: '¡Gracias, {{first_name|nos sirve mucho}}! Ya se lo pasé al equipo. ¿Qué podrías hacer con eso que hoy no puedes?',
  },
  {
    key: 'shipped',
    shortcut: 'novedad',
    title: 'Lo que pidió ya existe',
    labels: ['startup'],
    marketing: true,
    body: '¡Hola, {{first_name|buenas noticias}}! Me preguntaste por {{text: Función}} y ya está disponible. ¿Te ayudo con la configuración?',
  },
  {
    key: 'incident',
    shortcut: 'incidencia',
    title: 'Algo falla',
    labels: ['startup'],
    body: '{{first_name|Hola}}, lo siento: ahora mismo {{text: Lo que falla}} no funciona bien. Ya lo estamos resolviendo y te escribo de nuevo a más tardar a las {{now+1h:time}}.',
  },
]

import type { PackReply } from '../pack'

export const appointment: readonly PackReply[] = [
  {
    key: 'two-times',
    shortcut: 'horarios',
    title: 'Ofrecer dos horarios',
    labels: ['cita'],
    body: "{{first_name|Hola}}, tengo libre el {{date: Primer día; default=today+1bd; format=EEEE d 'de' MMMM}} a las {{text: Primera hora}} o el {{date: Segundo día; default=today+2bd; format=EEEE d 'de' MMMM}} a las {{text: Segunda hora}}. ¿Cuál prefiere?",
  },
  {
    key: 'ask-when',
    shortcut: 'cuando',
    title: 'Preguntar cuándo puede',
    labels: ['cita'],
    body: 'Con gusto, {{first_name|por supuesto}}. ¿Qué días le convienen más? ¿Y prefiere por la mañana o por la tarde?',
  },
  {
    key: 'confirmed',
    shortcut: 'cita',
    title: 'Confirmar',
    labels: ['cita'],
    body: "{{first_name|Hola}}, su cita está confirmada:\n📅 {{date: Día; format=EEEE d 'de' MMMM}} a las {{text: Hora}}\n📍 {{text: Lugar o enlace}}\nSi surge algo, escríbame por aquí.",
  },
  {
    key: 'remind',
    shortcut: 'recordar',
    title: 'Recordar el día anterior',
    labels: ['cita'],
    body: "Hola, {{first_name|un gusto saludarle}}. Le recuerdo nuestra cita de mañana, {{tomorrow:EEEE d 'de' MMMM}}, a las {{text: Hora}}. ¿Me confirma si puede asistir?",
  },
  {
    key: 'move',
    shortcut: 'cambiar',
    title: 'Cambiar la cita',
    labels: ['cita'],
    body: "No se preocupe, {{first_name|son cosas que pasan}}. ¿Le vendría bien el {{date: Nuevo día; format=EEEE d 'de' MMMM}} a las {{text: Nueva hora}}?",
  },
  {
    key: 'late',
    shortcut: 'tarde',
    title: 'Voy con retraso',
    labels: ['cita'],
    body: '{{first_name|Hola}}, le pido disculpas: llevo unos {{number: Minutos de retraso; default=10; min=2; max=120}} minutos de retraso. ¿Le parece bien o prefiere que busquemos otro momento?',
  },
  {
    key: 'missed',
    shortcut: 'ausente',
    title: 'No pudo venir',
    labels: ['cita'],
    body: 'Hola, {{first_name|un gusto saludarle}}. Hoy no coincidimos; espero que todo esté bien. ¿Quiere que busquemos otro día?',
  },
]

import type { PackReply } from '../pack'

export const appointment: readonly PackReply[] = [
  {
    key: 'two-times',
    shortcut: 'horarios',
    title: 'Oferecer dois horários',
    labels: ['agenda'],
    body: "{{first_name|Oi}}, tenho {{date: Primeiro dia; default=today+1bd; format=EEEE, d 'de' MMMM}}, às {{text: Primeiro horário}}, ou {{date: Segundo dia; default=today+2bd; format=EEEE, d 'de' MMMM}}, às {{text: Segundo horário}}. Qual fica melhor?",
  },
  {
    key: 'ask-when',
    shortcut: 'quando',
    title: 'Perguntar quando pode',
    labels: ['agenda'],
    body: 'Claro, {{first_name|com prazer}}! Quais dias são melhores para você? E prefere de manhã ou à tarde?',
  },
  {
    key: 'confirmed',
    shortcut: 'marcado',
    title: 'Confirmar',
    labels: ['agenda'],
    body: "{{first_name|Oi}}, está marcado:\n📅 {{date: Dia; format=EEEE, d 'de' MMMM}}, às {{text: Horário}}\n📍 {{text: Local ou link}}\nSe precisar mudar, é só me chamar por aqui.",
  },
  {
    key: 'remind',
    shortcut: 'lembrar',
    title: 'Lembrar na véspera',
    labels: ['agenda'],
    body: "Oi, {{first_name|passando para lembrar}}! Nosso horário é amanhã, {{tomorrow:EEEE, d 'de' MMMM}}, às {{text: Horário}}. Posso confirmar sua presença?",
  },
  {
    key: 'move',
    shortcut: 'remarcar',
    title: 'Remarcar',
    labels: ['agenda'],
    body: "Sem problema, {{first_name|acontece}}! Que tal {{date: Novo dia; format=EEEE, d 'de' MMMM}}, às {{text: Novo horário}}?",
  },
  {
    key: 'late',
    shortcut: 'atraso',
    title: 'Vou me atrasar',
    labels: ['agenda'],
    body: '{{first_name|Oi}}, peço desculpas: vou me atrasar uns {{number: Minutos de atraso; default=10; min=2; max=120}} minutos. Tudo bem para você ou prefere remarcar?',
  },
  {
    key: 'missed',
    shortcut: 'falta',
    title: 'A pessoa não veio',
    labels: ['agenda'],
    body: 'Oi, {{first_name|passando por aqui}}! Hoje a gente se desencontrou; espero que esteja tudo bem. Quer que eu sugira outro horário?',
  },
]

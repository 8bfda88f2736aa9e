import type { PackReply } from '../pack'

export const agency: readonly PackReply[] = [
  {
    key: 'brief',
    shortcut: 'briefing',
    title: 'Primeira pergunta do projeto',
    labels: ['agência'],
    body: 'Que projeto legal, {{first_name|adorei}}! Antes de propor qualquer coisa: o que você quer que esteja diferente quando ele ficar pronto?',
  },
  {
    key: 'materials',
    shortcut: 'materiais',
    title: 'Falta algo para começar',
    labels: ['agência'],
    body: 'Oi, {{first_name|tudo pronto por aqui}}! Para começar, só falta {{text: O que falta}}. Você consegue mandar até {{today+2bd:weekday}}?',
  },
  {
    key: 'proposal',
    shortcut: 'proposta',
    title: 'Proposta enviada',
    labels: ['agência'],
    body: "Oi, {{first_name|boa notícia}}! A proposta do projeto {{text: Projeto}} já está no seu e-mail. Vamos ver juntos no dia {{date: Dia da reunião; default=today+2bd; format=d 'de' MMMM}}? Bastam 20 minutos.",
  },
  {
    key: 'draft',
    shortcut: 'versao',
    title: 'Primeira versão pronta',
    labels: ['agência'],
    body: 'Oi, {{first_name|boa notícia}}! Saiu a primeira versão do projeto {{text: Projeto}}: {{text: Link}}\nVocê me manda todos os comentários juntos até {{today+3bd:weekday}}?',
  },
  {
    key: 'approval',
    shortcut: 'aprovar',
    title: 'Preciso da aprovação',
    labels: ['agência'],
    body: "{{first_name|Oi}}, para manter o prazo do projeto {{text: Projeto}}, preciso do seu ok ou dos ajustes até {{date: Prazo; format=EEEE, d 'de' MMMM}}. Ficou alguma dúvida?",
  },
  {
    key: 'scope',
    shortcut: 'escopo',
    title: 'Trabalho extra',
    labels: ['agência'],
    body: 'Boa ideia, {{first_name|dá para fazer}}! Como vai além do combinado, seriam mais {{money: Valor extra}} e {{text: Prazo extra}}. Posso seguir?',
  },
  {
    key: 'report',
    shortcut: 'relatorio',
    title: 'Relatório pronto',
    labels: ['agência'],
    body: 'Oi, {{first_name|tenho novidades}}! Seu relatório de {{text: Mês}} está pronto. Resumindo: {{cursor}}\nVamos conversar sobre ele esta semana?',
  },
]

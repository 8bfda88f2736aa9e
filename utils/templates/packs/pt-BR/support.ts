import type { PackReply } from '../pack'

export const support: readonly PackReply[] = [
  {
    key: 'sorry',
    shortcut: 'desculpa',
    title: 'Pedir desculpas e verificar',
    labels: ['suporte'],
    body: 'Sinto muito por isso, {{first_name|e que bom que você avisou}}. Já estou vendo o que houve e te dou um retorno até as {{now+2h:time}}.',
  },
  {
    key: 'ask-details',
    shortcut: 'detalhes',
    title: 'Pedir detalhes',
    labels: ['suporte'],
    body: 'Certo, {{first_name|recebi}}! Para achar a causa mais rápido, você me manda {{choice O que pedir: uma foto | um print da tela | o número do pedido}}?',
  },
  {
    key: 'update',
    shortcut: 'andamento',
    title: 'Como estamos',
    labels: ['suporte'],
    body: '{{first_name|Oi}}, passando para contar como estamos: {{cursor}}\nFalo com você de novo até {{today+1bd:weekday}}, ou antes, se resolver.',
  },
  {
    key: 'solved',
    shortcut: 'resolvido',
    title: 'Está resolvido',
    labels: ['suporte'],
    body: 'Boa notícia, {{first_name|tudo pronto}}! Já deve estar funcionando. Você testa e me diz se deu certo?',
  },
  {
    key: 'make-good',
    shortcut: 'solucao',
    title: 'Oferecer uma solução',
    labels: ['suporte'],
    body: 'Peço desculpas, {{first_name|de verdade}}: isso não deveria ter acontecido. Posso te oferecer {{choice O que oferecer: a troca | o reembolso | o conserto}}. Fica bom para você?',
  },
  {
    key: 'rate',
    shortcut: 'nota',
    title: 'Pedir uma nota de 1 a 5',
    labels: ['suporte'],
    body: '{{first_name|Oi}}, de 1 (ruim) a 5 (ótimo), que nota você dá para o nosso atendimento? Uma nota sincera ajuda mais do que uma gentil 🙂',
  },
  {
    key: 'off-hours',
    shortcut: 'fora',
    title: 'Fora do horário: primeira mensagem',
    labels: ['suporte', 'fora do horário'],
    body: 'Oi, {{first_name|que bom ter você por aqui}}! Agora estamos fora do horário, mas sua mensagem já chegou e a gente te responde assim que abrir.',
  },
  {
    key: 'off-hours-again',
    shortcut: 'fora2',
    title: 'Fora do horário: segunda mensagem',
    labels: ['suporte', 'fora do horário'],
    body: 'Valeu pelos detalhes, {{first_name|ajudam muito}}! Já está tudo aqui, não precisa mandar de novo. A gente te responde assim que abrir.',
  },
  {
    key: 'off-hours-away',
    shortcut: 'folga',
    title: 'Fora do horário: folga ou feriado',
    labels: ['suporte', 'fora do horário'],
    body: 'Oi, {{first_name|que bom ter você por aqui}}! Estamos em pausa e voltamos no dia {{date: Dia da volta; format=d \'de\' MMMM}}. Se não puder esperar, escreva "urgente" e vejo o que dá para fazer.',
  },
  {
    key: 'off-hours-back',
    shortcut: 'voltamos',
    title: 'Já abrimos',
    labels: ['suporte', 'fora do horário'],
    body: '{{first_name|Oi}}, agradeço a paciência! Já abrimos e estou vendo sua mensagem. Quer acrescentar alguma coisa antes de eu começar?',
  },
]

import type { PackReply } from '../pack'

export const startUp: readonly PackReply[] = [
  {
    key: 'demo',
    shortcut: 'demo',
    title: 'Oferecer uma demo',
    labels: ['startup'],
    body: 'Que bom seu interesse pela {{my_company}}, {{first_name|de verdade}}! Em 20 minutos te mostro o que importa para você. Pode ser {{choice Quando: amanhã | esta semana | na semana que vem}}?',
  },
  {
    key: 'access',
    shortcut: 'acesso',
    title: 'Acesso liberado',
    labels: ['startup'],
    body: 'Acesso liberado, {{first_name|boas-vindas}}! 🚀 É só entrar: {{text: Link}}\nO que você quer resolver primeiro? Te ajudo a configurar.',
  },
  {
    key: 'trial-check',
    shortcut: 'teste',
    title: 'Como está indo o teste',
    labels: ['startup'],
    body: 'Oi, {{first_name|passando por aqui}}! Como está indo o teste? Se algo estiver travando, me conta em uma linha: eu resolvo ou digo com sinceridade que não dá.',
  },
  {
    key: 'trial-end',
    shortcut: 'fim-teste',
    title: 'O teste está acabando',
    labels: ['startup'],
    body: "{{first_name|Oi}}, seu teste vai até {{date: Fim do teste; format=EEEE, d 'de' MMMM}}. Quer continuar ou falta ver alguma coisa antes de decidir?",
  },
  {
    key: 'idea',
    shortcut: 'ideia',
    title: 'Valeu pela ideia',
    labels: ['startup'],
    body: 'Valeu, {{first_name|ajuda muito}}! Já passei para o time. O que você conseguiria fazer com isso que hoje não consegue?',
  },
  {
    key: 'shipped',
    shortcut: 'novidade',
    title: 'O que pediram está pronto',
    labels: ['startup'],
    marketing: true,
    body: 'Oi, {{first_name|boa notícia}}! Você perguntou sobre {{text: Recurso}}, e já dá para usar. Quer que eu te ajude a configurar?',
  },
  {
    key: 'incident',
    shortcut: 'instavel',
    title: 'Algo fora do ar',
    labels: ['startup'],
    body: '{{first_name|Oi}}, peço desculpas: {{text: O que foi afetado}} não está funcionando direito agora. Já estamos resolvendo e te atualizo até as {{now+1h:time}}.',
  },
]

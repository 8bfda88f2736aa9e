export const JOAO_RENEWAL = [
  '< Bom dia! Nosso contrato vence dia 30, né?',
  '> Bom dia, João! Isso, dia 30. Quer que eu já prepare a renovação?',
  '< Quero ver se dá para incluir mais dois usuários',
  '> Dá sim. Fica R$ 1.180 por mês com os 12 usuários, e mantenho o valor por 12 meses.',
  '< Manda a proposta que eu aprovo com o financeiro',
  '>% Proposta-renovacao.pdf',
  '<~ 0:34',
  '> Entendi, então mudo o vencimento para o dia 10. Reenvio hoje à tarde.',
] as const

export const MARIA_STUDIO = [
  '< Oi! Aqui é a Maria, do estúdio de pilates',
  '> Oi, Maria! Tudo bem? Como posso ajudar?',
  '< Queria remarcar a instalação do espelho para sexta 😊',
  '> Sexta às 14h ou às 16h30, qual fica melhor?',
  '< 16h30 é ótimo',
  '> Combinado! Sexta, 16h30. O técnico é o Davi.',
] as const

export const PORTUGUESE_SHORT = [
  '< Olá, vocês entregam em Campinas?',
  '> Olá! Entregamos sim, o frete sai por R$ 25.',
  '< E se eu retirar na loja?',
  '> Aí é grátis, pronto em 2 horas.',
  '< Fechou, passo aí amanhã',
] as const

export const TOMAS_SAMPLES = [
  '< Boa tarde, as amostras já saíram?',
  '> Boa tarde, Tomás. Saíram ontem, chegam quarta-feira.',
  '< Ótimo. Depois falamos de quantidades',
  '> Com certeza. Para 500 unidades consigo € 3,90 cada.',
] as const

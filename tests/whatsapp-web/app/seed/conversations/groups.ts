export const LAUNCH_GROUP = [
  '! You created this group',
  '<[Priya Nair] The landing page is live 🎉',
  '<[Oskar Lund] Looks great on mobile too',
  '> Fantastic work, both of you!',
  '<#[Priya Nair] First numbers after one hour',
  '<^[Oskar Lund] That is twice what we had last time',
  '> Let’s answer every question within 15 minutes today.',
  '<[+62 812-3456-7890] I take the evening shift',
  '<[Priya Nair] 👍 and I the morning',
] as const

export const WHOLESALE_GROUP = [
  '! You created this group',
  '<[Beatriz Lima] Chegou o novo catálogo de atacado',
  '<%[Beatriz Lima] Catalogo-verao.pdf',
  '<[Rafael Souza] O prazo de pagamento continua 28 dias?',
  '> Continua sim, 28 dias para pedidos acima de R$ 2.000.',
  '<[Rafael Souza] Perfeito 🙌',
] as const

export const FAMILY_GROUP = [
  '<[Lena] Wer bringt am Sonntag den Kuchen mit?',
  '<[Paul] Ich! Apfel oder Schokolade?',
  '> Beides 😄',
  '<x[Paul] ',
  '<^[Lena] Bin auch für beides',
] as const

import type { PackTexts } from '../pack'

export const texts: PackTexts = {
  'warm-inbound': {
    title: 'Novos contatos',
    description: 'Alguém chamou primeiro: acolher, entender, orçar e não deixar esfriar.',
  },
  'limited-time': {
    title: 'Oferta por tempo limitado',
    description:
      'Uma oferta com data final de verdade, que você informa: avisar, segurar o preço e encerrar com gentileza.',
  },
  support: {
    title: 'Suporte e fora do horário',
    description:
      'Algo deu errado ou já fechou: respostas tranquilas, prazos de verdade e uma conferida no final.',
  },
  renewal: {
    title: 'Renovação e novas vendas',
    description: 'Para quem já é cliente: renovar a tempo, sugerir o que combina e se despedir bem.',
  },
  appointment: {
    title: 'Agendamentos',
    description: 'Achar um horário, confirmar, lembrar, remarcar e lidar com os imprevistos.',
  },
  agency: {
    title: 'Agência',
    description: 'Marketing, design e sites: do primeiro briefing ao relatório do mês.',
  },
  services: {
    title: 'Serviços',
    description:
      'Consertos, limpeza, beleza, visitas: estimar, chegar, terminar, receber e conseguir indicações.',
  },
  'start-up': {
    title: 'Startup e software',
    description: 'Demos, testes, ideias e dias ruins: mensagens curtas e sinceras de um time pequeno.',
  },
}

import type { PackTexts } from '../pack'

export const texts: PackTexts = {
  'warm-inbound': {
    title: 'New enquiries',
    description: 'Someone wrote to you first: greet, understand, quote, and stay in touch.',
  },
  'limited-time': {
    title: 'Limited-time offer',
    description:
      'An offer that really ends on a date you enter: announce it, hold the price, close politely.',
  },
  support: {
    title: 'Support and out of hours',
    description: 'Something is wrong, or you are closed: calm answers, honest times, and a check afterwards.',
  },
  renewal: {
    title: 'Renewal and more',
    description:
      'For customers you already have: renew in good time, suggest what fits, and part as friends.',
  },
  appointment: {
    title: 'Appointments',
    description: 'Find a time, confirm it, remind, move it, and handle the day when things go differently.',
  },
  agency: {
    title: 'Agency',
    description: 'Marketing, design and web projects: from the first brief to the monthly report.',
  },
  services: {
    title: 'Services and trades',
    description:
      'Repairs, cleaning, beauty, home visits: estimate, arrive, finish, get paid and recommended.',
  },
  'start-up': {
    title: 'Start-up and software',
    description: 'Demos, trials, feedback and bad days: short, open messages from a small team.',
  },
}

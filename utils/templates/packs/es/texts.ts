import type { PackTexts } from '../pack'

export const texts: PackTexts = {
  'warm-inbound': {
    title: 'Consultas nuevas',
    description:
      'Alguien te escribió primero: saludar, entender, dar un precio y no perder el contacto. Trato de usted.',
  },
  'limited-time': {
    title: 'Oferta por tiempo limitado',
    description:
      'Una oferta con una fecha final de verdad, que tú indicas: anunciar, mantener el precio y cerrar con elegancia. Trato de tú.',
  },
  support: {
    title: 'Soporte y fuera de horario',
    description:
      'Algo falló o está cerrado: respuestas serenas, plazos reales y una comprobación al final. Trato de usted.',
  },
  renewal: {
    title: 'Renovación y mejoras',
    description:
      'Para quienes ya son clientes: renovar a tiempo, proponer lo que encaja y despedirse bien. Trato de usted.',
  },
  appointment: {
    title: 'Citas',
    description:
      'Encontrar una hora, confirmarla, recordarla, cambiarla y resolver los imprevistos. Trato de usted.',
  },
  agency: {
    title: 'Agencia',
    description: 'Marketing, diseño y web: desde la primera idea hasta el informe del mes. Trato de tú.',
  },
  services: {
    title: 'Servicios y oficios',
    description:
      'Reparaciones, limpieza, belleza, visitas: calcular, llegar, terminar, cobrar y conseguir recomendaciones. Trato de usted.',
  },
  'start-up': {
    title: 'Startup y software',
    description:
      'Demos, pruebas, ideas y días malos: mensajes cortos y sinceros de un equipo pequeño. Trato de tú.',
  },
}

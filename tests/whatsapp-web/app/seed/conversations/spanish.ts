export const ANA_CATERING = [
  '< Hola, vi su página. ¿Hacen catering para eventos de empresa? 😀',
  '> ¡Hola Ana! Sí, desde 20 personas. ¿Para qué fecha sería?',
  '< El 12 de diciembre, unas 60 personas\nCóctel de pie, de 19 a 22 h',
  '> Perfecto. Le propongo tres menús:\n- Clásico, 28 € por persona\n- Mediterráneo, 34 €\n- Completo con barra, 46 €',
  '># Así queda la mesa del menú mediterráneo',
  '<^ El mediterráneo tiene buena pinta. ¿Incluye opciones sin gluten?',
  '> Claro, sin coste adicional. Solo dígame cuántas.',
  '< Serían 4 sin gluten y 6 vegetarianos',
  '>% Presupuesto-60-personas.pdf',
  '< Recibido, lo comento con dirección y le digo algo esta semana',
] as const

export const MARIA_BAKERY = [
  '< Buenos días, ¿me puede mandar la lista de precios de harina de este mes?',
  '>% Tarifa-noviembre.pdf',
  '> Buenos días, María. La de fuerza ha bajado un 4 %.',
  '< ¡Qué bien! Entonces 20 sacos de fuerza y 10 de repostería, por favor',
  '> Anotado. ¿Entrega el jueves a primera hora, como siempre?',
  '< Sí, antes de las 6:30. Gracias 🙏',
] as const

export const SPANISH_SHORT = [
  '< Hola, ¿siguen teniendo el modelo en azul?',
  '> ¡Hola! Sí, nos quedan tres unidades.',
  '< ¿Y el envío a Valencia cuánto tarda?',
  '> Entre 24 y 48 horas laborables.',
  '< Perfecto, me lo pienso y le aviso',
] as const

export const SPANISH_SUPPORT = [
  '< Buenas, el pedido llegó pero falta una caja',
  '> Lo siento mucho. ¿Me pasa el número de pedido?',
  '< Es el 40817',
  '> Sale hoy mismo, sin coste. Le paso el seguimiento por aquí.',
  '< Muchas gracias por la rapidez 👏',
] as const

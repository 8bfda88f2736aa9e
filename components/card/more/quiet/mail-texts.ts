type MailText = { subject: string; hello: string; helloThere: string; body: string; bye: string }

// In the customer's language, not in that of the interface: these are not texts of the catalogue.
const TEXTS: Record<string, MailText> = {
  en: {
    subject: 'Following up on our WhatsApp chat',
    hello: 'Hello {name},',
    helloThere: 'Hello,',
    body: 'I wrote to you on WhatsApp recently. If e-mail suits you better, just answer here and I will gladly help you further.',
    bye: 'Best regards,',
  },
  ja: {
    subject: 'WhatsAppでのご連絡の件',
    hello: '{name}様',
    helloThere: 'お世話になっております。',
    body: '先日WhatsAppでご連絡いたしました。メールのほうがご都合がよろしければ、このままご返信ください。',
    bye: 'どうぞよろしくお願いいたします。',
  },
  es: {
    subject: 'Sobre nuestra conversación de WhatsApp',
    hello: 'Hola, {name}:',
    helloThere: 'Hola:',
    body: 'Le escribí hace poco por WhatsApp. Si prefiere el correo, responda aquí y con gusto seguimos.',
    bye: 'Saludos,',
  },
  pt: {
    subject: 'Sobre a nossa conversa no WhatsApp',
    hello: 'Olá, {name},',
    helloThere: 'Olá,',
    body: 'Escrevi há pouco pelo WhatsApp. Se preferir e-mail, é só responder por aqui e seguimos a conversa.',
    bye: 'Atenciosamente,',
  },
  de: {
    subject: 'Zu unserem Gespräch auf WhatsApp',
    hello: 'Guten Tag {name},',
    helloThere: 'Guten Tag,',
    body: 'ich habe Ihnen kürzlich auf WhatsApp geschrieben. Falls Ihnen E-Mail lieber ist, antworten Sie gern hier.',
    bye: 'Mit freundlichen Grüßen',
  },
  fr: {
    subject: 'Suite à notre échange sur WhatsApp',
    hello: 'Bonjour {name},',
    helloThere: 'Bonjour,',
    body: 'Je vous ai écrit récemment sur WhatsApp. Si vous préférez l’e-mail, répondez simplement ici.',
    bye: 'Bien cordialement,',
  },
  it: {
    subject: 'Riguardo alla nostra chat su WhatsApp',
    hello: 'Buongiorno {name},',
    helloThere: 'Buongiorno,',
    body: 'Le ho scritto di recente su WhatsApp. Se preferisce l’e-mail, può rispondere direttamente qui.',
    bye: 'Cordiali saluti,',
  },
  id: {
    subject: 'Lanjutan percakapan kita di WhatsApp',
    hello: 'Halo {name},',
    helloThere: 'Halo,',
    body: 'Belum lama ini saya menghubungi Anda lewat WhatsApp. Jika lebih nyaman lewat e-mail, silakan balas di sini.',
    bye: 'Salam hormat,',
  },
  zh: {
    subject: '关于我们在 WhatsApp 上的沟通',
    hello: '{name}，您好：',
    helloThere: '您好：',
    body: '我最近在 WhatsApp 上给您发过消息。如果您更习惯用邮件，直接回复这封邮件即可。',
    bye: '此致敬礼',
  },
}

/** @returns what an e-mail says that goes on with a chat, in `language` (BCP 47) where it is known, else in English. */
export function mailTextIn(language: string): MailText {
  const english = TEXTS['en'] as MailText
  return TEXTS[language.toLowerCase().split('-')[0] ?? ''] ?? english
}

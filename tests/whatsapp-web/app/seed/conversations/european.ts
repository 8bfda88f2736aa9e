export const JURGEN_MACHINE = [
  '< Guten Tag, wann kann die Maschine gewartet werden?',
  '> Guten Tag, Herr Brandt! Nächste Woche Dienstag oder Donnerstag.',
  '< Donnerstag passt, am besten vor 9 Uhr',
  '> Notiert: Donnerstag, 7:30 Uhr. Frau Yilmaz kommt mit den Ersatzteilen.',
  '< Was kostet der Wartungsvertrag im Jahr?',
  '> 890 € netto, zwei Termine und alle Verschleißteile inklusive.',
  '<^ Klingt gut, bitte ein schriftliches Angebot',
] as const

export const GIULIA_FABRIC = [
  '< Ciao! Sono arrivati i nuovi campioni di lino',
  '<# Questi sono i colori della primavera',
  '> Bellissimi! Mi tieni da parte il verde salvia e il terracotta?',
  '< Certo. Quanti metri?',
  '> 80 metri per colore, consegna a gennaio',
  '<^ Perfetto, ti confermo il prezzo domani mattina',
] as const

export const FRENCH_SHORT = [
  '< Bonjour, votre atelier de samedi est-il complet ?',
  '> Bonjour ! Il reste deux places, 45 € chacune.',
  '< Je prends les deux 🙂',
  '> C’est noté. À samedi, 14 h !',
] as const

export const GERMAN_SHORT = [
  '< Hallo, ist das Fahrrad in Größe M noch da?',
  '> Hallo! Ja, in Grün und in Grau.',
  '< Kann ich es am Samstag probefahren?',
  '> Gern, wir haben von 10 bis 16 Uhr offen.',
] as const

export const ITALIAN_SHORT = [
  '< Buongiorno, fate anche consegne la domenica?',
  '> Buongiorno! Sì, fino alle 13.',
  '< Ottimo, ordino due vassoi misti',
  '> Grazie, li prepariamo per le 12!',
] as const

export const SWEDISH_MOVE = [
  '< Hej! Hinner ni leverera före den första?',
  '> Hej Hanna! Ja, på torsdag om du bekräftar i dag.',
  '< Bekräftat! Kan ni ringa en halvtimme innan?',
  '> Det gör vi.',
] as const

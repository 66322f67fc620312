// Swedish words that belong to no room: the frame around every page, and general errors.

/** Swedish words of the frame. */
export const svBase = {
  product: 'Samsvar',
  loading: 'Hämtar…',
  close: 'Stäng',
  cancel: 'Avbryt',
  save: 'Spara',
  retry: 'Försök igen',
  reload: 'Läs in sidan igen',
  downloadText: 'Ladda ner min text',
  back: 'Tillbaka',
  optional: '(frivilligt)',
  messages: 'Meddelanden',
  skipToContent: 'Hoppa till innehållet',
  pageTitle: (title: string) => `${title} – Samsvar`,
  board: 'Mitt arbete',
  search: 'Sök',
  toStart: 'Till remisserna',
  openCalendar: 'Öppna kalendern',
  errors: {
    title: 'Något gick fel',
    unreachable: 'Det går inte att nå Samsvar just nu. Kontrollera nätet och försök igen.',
    unexpected: 'Samsvar svarade på ett sätt som sidan inte förstår. Läs in sidan igen.',
    crashed:
      'Sidan stannade av ett fel. Det du har sparat finns kvar. Läs in sidan igen, så fortsätter du där du var.',
    crashedUnsaved:
      'Sidan stannade av ett fel. Det du skrev sist är inte sparat än. Ladda ner texten innan du läser in sidan igen.',
    partMissing: 'Det gick inte att hämta den här delen. Försök igen när anslutningen är tillbaka.',
    notFoundTitle: 'Sidan finns inte',
    notFound:
      'Länken kan vara gammal eller felskriven, eller så har du inte tillgång till det den leder till.',
  },
  offline:
    'Du är inte ansluten till nätet. Sidan visar det som redan är hämtat; ändringar går inte att spara förrän du är ansluten igen.',
  menu: {
    open: (name: string) => `Meny för ${name}`,
    language: 'Språk',
    theme: 'Utseende',
    themes: { system: 'Som datorn', light: 'Ljust', dark: 'Mörkt' },
    keyboard: 'Kortkommandon',
    notifications: 'Aviseringar och mejl',
    account: 'Mitt konto',
    organisation: 'Organisationen',
    actAs: 'Du agerar som',
    outbox: 'Utkorg',
    signOut: 'Logga ut',
    signingOut: 'Du är utloggad.',
  },
  roles: {
    administrator: 'Administratör',
    author: 'Författare',
    reviewer: 'Granskare',
    registrar: 'Registrator',
    decision_maker: 'Beslutsfattare',
  },
};

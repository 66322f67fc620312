// What is said of personal data when it is taken out or erased.
import type { Language } from '@samsvar/domain';

const sv = {
  filename: 'Mina uppgifter i Samsvar',
  readMe: 'Läs mig.txt',
  about: `Här är det som Samsvar har sparat om dig, en fil för varje slag, i formatet JSON (UTF-8).

person och memberships: ditt konto och dina organisationer. sessions, passkeys, codeGenerators, identities och tokens: hur du loggar in; hemligheter och deras kontrollsummor är inte med.
invitations och guestIn: inbjudningar till dig och svar som du är gäst i. comments och suggestions: vad du har skrivit i granskningen. sectionsOwned: avsnitt som du ansvarar för.
notifications, notificationSettings och mail: vad du har fått veta; brevens innehåll är inte med, eftersom det kan ha burit hemligheter. sourcesAdded: källor som du har lagt till. whatIDid: vad loggen säger att du har gjort.

Det du har skrivit i remissvar hör till organisationens handlingar och finns i svaren, som du kan exportera så länge du har tillgång till dem.
`,
  goes: {
    account: 'Ditt namn, din adress och ditt lösenord',
    memberships: 'Medlemskap i organisationer',
    factors: 'Nycklar, kodappar och kopplingar till inloggningstjänster',
    sessions: 'Inloggningar',
    tokens: 'Programnycklar',
    notifications: 'Aviseringar',
    mail: 'Mejl till dig',
    invitations: 'Adress och namn i inbjudningar',
  },
  stays: {
    responses: { what: 'Text i remissvar', why: 'Den är organisationens handling. Där ditt namn stod står ”Borttagen person”.' },
    comments: { what: 'Kommentarer', why: 'De hör till organisationens arbete och visas som skrivna av ”Borttagen person”. Nämner du någon annans uppgifter i dem finns de kvar tills organisationen gallrar.' },
    suggestions: { what: 'Förslag', why: 'De hör till organisationens arbete och visas som gjorda av ”Borttagen person”.' },
    deeds: { what: 'Rader i loggen över vem som gjort vad', why: 'Loggen får inte kunna ändras i efterhand. Den bär ett nummer i stället för ditt namn, och om inloggningar vilket slags webbläsare det var.' },
  },
  hindrance: (organisations: string) => `Du är ensam administratör i ${organisations}. Gör någon annan till administratör först.`,
};

const en: typeof sv = {
  filename: 'My data in Samsvar',
  readMe: 'Read me.txt',
  about: `This is what Samsvar has kept about you, one file for each kind, as JSON (UTF-8).

person and memberships: your account and your organisations. sessions, passkeys, codeGenerators, identities and tokens: how you sign in; secrets and their hashes are not included.
invitations and guestIn: invitations to you and responses that you are a guest of. comments and suggestions: what you wrote in reviews. sectionsOwned: sections that you answer for.
notifications, notificationSettings and mail: what you were told; the contents of letters are left out, since they may have carried secrets. sourcesAdded: sources that you added. whatIDid: what the log says that you did.

What you have written in responses belongs to the organisation's records and is in the responses, which you can export as long as you have access to them.
`,
  goes: {
    account: 'Your name, address and password',
    memberships: 'Memberships of organisations',
    factors: 'Passkeys, code generators and links to sign-in services',
    sessions: 'Sessions',
    tokens: 'Tokens for programs',
    notifications: 'Notifications',
    mail: 'Mail to you',
    invitations: 'Address and name in invitations',
  },
  stays: {
    responses: { what: 'Text in responses', why: 'It is the organisation’s record. Where your name stood it says “Borttagen person” (removed person).' },
    comments: { what: 'Comments', why: 'They belong to the organisation’s work and are shown as written by “Borttagen person”. Anything about others in them stays until the organisation clears it.' },
    suggestions: { what: 'Suggestions', why: 'They belong to the organisation’s work and are shown as made by “Borttagen person”.' },
    deeds: { what: 'Lines in the log of who did what', why: 'The log must not be changeable afterwards. It holds a number instead of your name, and of sign-ins what kind of browser it was.' },
  },
  hindrance: (organisations) => `You are the only administrator of ${organisations}. Make somebody else an administrator first.`,
};

/** By language. */
export const OWN_DATA_WORDS: Readonly<Record<Language, typeof sv>> = { sv, en };

// What refusals look like that are about who people are: signing in, accounts, invitations, organisations and their rules.
import type { RefusalCode } from '@samsvar/domain';
import type { RefusalForm } from './refusal-form';

/** The rows of `REFUSALS` about people, accounts and organisations. */
export const ACCOUNT_REFUSALS = {
  'confirmation-needed': {
    status: 403,
    close: 4403,
    sv: () => 'Bekräfta först att det är du, och försök sedan igen.',
    en: () => 'Confirm first that it is you, then try again.',
  },
  'factor-needed': {
    status: 403,
    close: 4403,
    sv: () => 'Din organisation kräver ett andra steg vid inloggning. Ställ in det under Mitt konto först.',
    en: () => 'Your organisation asks for a second step when signing in. Set it up under My account first.',
  },
  'factor-wrong': {
    status: 401,
    close: 4401,
    // Without `kind`, a code from an app.
    sv: (data) =>
      data['kind'] === 'recovery'
        ? 'Återställningskoden stämmer inte, eller har redan använts. Kontrollera den, eller ta en annan av koderna.'
        : 'Koden stämmer inte, eller har redan använts. Vänta på nästa kod och försök igen.',
    en: (data) =>
      data['kind'] === 'recovery'
        ? 'The recovery code is not right, or has been used already. Check it, or take another of the codes.'
        : 'The code is not right, or has been used already. Wait for the next code and try again.',
  },
  'passkey-refused': {
    status: 401,
    close: 4401,
    // With an address: the page was opened under a bare IP address, for which there are no passkeys.
    sv: (data) =>
      data['address'] ? `Nycklar fungerar inte på den här adressen. Öppna ${String(data['address'])} i stället.` : 'Nyckeln godtogs inte. Försök igen, eller välj ett annat sätt att logga in.',
    en: (data) =>
      data['address'] ? `Passkeys do not work at this address. Open ${String(data['address'])} instead.` : 'The passkey was not accepted. Try again, or choose another way to sign in.',
  },
  'invitation-over': {
    status: 410,
    close: 4404,
    sv: () => 'Inbjudan gäller inte längre. Den kan vara använd, återkallad eller för gammal. Be den som bjöd in dig om en ny.',
    en: () => 'The invitation is no longer valid. It may have been used, withdrawn or be too old. Ask whoever invited you for a new one.',
  },
  'link-over': {
    status: 410,
    close: 4404,
    sv: () => 'Länken gäller inte längre. Begär en ny.',
    en: () => 'The link is no longer valid. Ask for a new one.',
  },
  'wrong-person': {
    status: 403,
    close: 4403,
    sv: () => 'Inbjudan gäller en annan adress än den du är inloggad med. Logga ut och logga in med rätt konto.',
    en: () => 'The invitation is for another address than the one you are signed in with. Sign out and sign in with the right account.',
  },
  'sign-in-first': {
    status: 409,
    close: 4409,
    sv: () => 'Adressen har redan ett konto. Logga in med det först, så kan du tacka ja.',
    en: () => 'The address already has an account. Sign in with it first, then you can accept.',
  },
  'already-member': {
    status: 409,
    close: 4409,
    sv: () => 'Personen är redan med i organisationen.',
    en: () => 'The person is already in the organisation.',
  },
  'last-administrator': {
    status: 409,
    close: 4409,
    sv: () => 'Organisationen måste ha minst en administratör. Gör någon annan till administratör först.',
    en: () => 'The organisation must have at least one administrator. Make somebody else an administrator first.',
  },
  'rule-locks-out': {
    status: 409,
    close: 4409,
    // With `reason`, others are locked out, too.
    sv: (data) =>
      data['reason'] === 'no-provider'
        ? 'Organisationen har ingen inloggningstjänst som är provad och på, så ingen med den rollen skulle kunna logga in. Lägg till en inloggningstjänst och prova den först.'
        : 'Med den regeln skulle du själv inte kunna logga in. Ställ in ditt eget andra steg, eller prova anslutningen, först.',
    en: (data) =>
      data['reason'] === 'no-provider'
        ? 'The organisation has no identity provider that has been tested and is on, so nobody with that role could sign in. Add an identity provider and test it first.'
        : 'With that rule you could not sign in yourself. Set up your own second step, or try the connection, first.',
  },
  'password-too-short': {
    status: 422,
    close: 4422,
    sv: (data) => `Lösenordet är för kort. Använd minst ${String(data['shortest'])} tecken, gärna en mening.`,
    en: (data) => `The password is too short. Use at least ${String(data['shortest'])} characters, preferably a sentence.`,
  },
  'password-too-long': {
    status: 422,
    close: 4422,
    sv: () => 'Lösenordet är för långt.',
    en: () => 'The password is too long.',
  },
  'password-common': {
    status: 422,
    close: 4422,
    sv: () => 'Lösenordet är för vanligt eller för likt ditt namn eller din adress. Välj en egen mening med flera ord.',
    en: () => 'The password is too common, or too like your name or address. Choose a sentence of your own with several words.',
  },
  'provider-only': {
    status: 403,
    close: 4403,
    sv: () => 'Din organisation loggar in med sin egen inloggningstjänst. Välj den i stället för lösenord.',
    en: () => 'Your organisation signs in with its own service. Choose that instead of a password.',
  },
  'provider-unreachable': {
    status: 502,
    close: 4402,
    sv: () => 'Inloggningstjänsten svarar inte som den ska. Kontrollera adressen, eller försök igen om en stund.',
    en: () => 'The sign-in service does not answer as it should. Check its address, or try again shortly.',
  },
  'provider-refused': {
    status: 403,
    close: 4403,
    sv: () => 'Inloggningen godtogs inte. Be din administratör att prova anslutningen.',
    en: () => 'The sign-in was not accepted. Ask your administrator to test the connection.',
  },
  'domain-not-proved': {
    status: 409,
    close: 4409,
    sv: () => 'Domänen är inte bekräftad än. Lägg in posten i er DNS och kontrollera igen.',
    en: () => 'The domain is not confirmed yet. Put the record in your DNS and check again.',
  },
  'domain-taken': {
    status: 409,
    close: 4409,
    sv: () => 'Domänen är redan bekräftad av någon annan, eller används av många, och kan inte läggas till.',
    en: () => 'The domain has already been confirmed by somebody else, or is used by many, and cannot be added.',
  },
  'number-invalid': {
    status: 422,
    close: 4422,
    sv: () => 'Organisationsnumret stämmer inte. Det ska ha tio siffror, och den sista är en kontrollsiffra.',
    en: () => 'The organisation number is not right. It has ten digits, the last of which is a check digit.',
  },
  'organisation-exists': {
    status: 409,
    close: 4409,
    sv: () => 'Det finns redan en organisation med det numret.',
    en: () => 'There is already an organisation with that number.',
  },
  'address-not-allowed': {
    status: 422,
    close: 4422,
    sv: () => 'Adressen går inte att använda. Den ska börja med https:// och leda till en server som nås utifrån.',
    en: () => 'The address cannot be used. It must begin with https:// and lead to a server that can be reached from outside.',
  },
  'limit-reached': {
    status: 409,
    close: 4409,
    sv: (data) => `Det får finnas högst ${String(data['limit'])}. Ta bort något först.`,
    en: (data) => `There can be at most ${String(data['limit'])}. Remove something first.`,
  },
} satisfies Partial<Record<RefusalCode, RefusalForm>>;

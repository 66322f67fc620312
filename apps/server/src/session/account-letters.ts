// What people are told by mail about their own account, in Swedish and English: plain text, and never a password.
import type { Language } from '@samsvar/domain';

/** Subject and body of a letter. */
export interface Words {
  readonly subject: string;
  readonly body: string;
}

/** What the words need to know. */
export interface About {
  readonly name: string;
  readonly site: string;
}

/** Secrets go in the fragment: no server, proxy or log on the way sees them. */
const link = (site: string, page: string, token: string): string => `${site}/${page}#${token}`;

const letter = (language: Language, name: string, { subject, lines }: { readonly subject: string; readonly lines: readonly string[] }): Words => ({
  subject,
  body: [language === 'sv' ? `Hej ${name}!` : `Hello ${name},`, '', ...lines, '', 'Samsvar', ''].join('\n'),
});

type Letter = (language: Language, about: About) => Words;
type LinkLetter = (language: Language, about: About & { readonly token: string }) => Words;

/** The link for choosing a new password. */
export const passwordLetter: LinkLetter = (language, { name, site, token }) =>
  language === 'sv'
    ? letter(language, name, {
        subject: 'Välj ett nytt lösenord',
        lines: ['Välj ett nytt lösenord till Samsvar här:', link(site, 'nytt-losenord', token), '', 'Länken gäller i 20 minuter och en gång. Har du ett andra steg vid inloggning behövs det som förut.', 'Har du inte bett om det här kan du låta bli: då händer ingenting.'],
      })
    : letter(language, name, {
        subject: 'Choose a new password',
        lines: ['Choose a new password for Samsvar here:', link(site, 'nytt-losenord', token), '', 'The link works for 20 minutes, and once. If you have a second step when signing in, you need it as before.', 'If you did not ask for this, leave it: nothing happens then.'],
      });

/** To somebody who has no password here, and signs in through their organisation's provider. */
export const noPasswordLetter: Letter = (language, { name, site }) =>
  language === 'sv'
    ? letter(language, name, {
        subject: 'Du loggar in med din organisations tjänst',
        lines: ['Någon, kanske du, har bett om ett nytt lösenord till Samsvar. Ditt konto har inget lösenord: du loggar in med din organisations inloggningstjänst.', `Skriv din e-postadress på ${site}/logga-in och välj den.`],
      })
    : letter(language, name, {
        subject: 'You sign in with your organisation’s service',
        lines: ['Somebody, perhaps you, has asked for a new password for Samsvar. Your account has no password: you sign in with your organisation’s own service.', `Write your e-mail address at ${site}/logga-in and choose it.`],
      });

/** The password has been changed. */
export const passwordChangedLetter: Letter = (language, { name, site }) =>
  language === 'sv'
    ? letter(language, name, { subject: 'Ditt lösenord är ändrat', lines: ['Lösenordet till ditt konto i Samsvar har just ändrats. Alla andra inloggningar är avslutade.', '', `Var det inte du? Välj genast ett nytt lösenord: ${site}/glomt-losenord`, 'Säg också till din administratör.'] })
    : letter(language, name, { subject: 'Your password has been changed', lines: ['The password of your account in Samsvar has just been changed. All other sign-ins have been ended.', '', `Was it not you? Choose a new password at once: ${site}/glomt-losenord`, 'Also tell your administrator.'] });

/** The link that proves a new address, sent to that address. */
export const newAddressLetter: LinkLetter = (language, { name, site, token }) =>
  language === 'sv'
    ? letter(language, name, { subject: 'Bekräfta din nya adress', lines: ['Bekräfta att det här är din nya adress i Samsvar:', link(site, 'bekrafta-adress', token), '', 'Länken gäller i en timme. Har du inte bett om det här kan du låta bli.'] })
    : letter(language, name, { subject: 'Confirm your new address', lines: ['Confirm that this is your new address in Samsvar:', link(site, 'bekrafta-adress', token), '', 'The link works for an hour. If you did not ask for this, leave it.'] });

/** To the old address: somebody wants to change it, or has. */
export const addressNotice = (language: Language, { name, site }: About, isDone: boolean): Words => {
  if (language === 'sv') {
    const what = isDone ? 'Adressen till ditt konto i Samsvar har ändrats, och den här adressen fungerar inte längre.' : 'Någon, kanske du, vill byta adress på ditt konto i Samsvar. Bytet sker när den nya adressen har bekräftats.';
    return letter(language, name, { subject: isDone ? 'Din adress är ändrad' : 'Din adress är på väg att ändras', lines: [what, '', `Var det inte du? Säg genast till din administratör, och välj ett nytt lösenord: ${site}/glomt-losenord`] });
  }
  const what = isDone ? 'The address of your account in Samsvar has been changed, and this address works no longer.' : 'Somebody, perhaps you, wants to change the address of your account in Samsvar. It is changed when the new address has been confirmed.';
  return letter(language, name, { subject: isDone ? 'Your address has been changed' : 'Your address is about to be changed', lines: [what, '', `Was it not you? Tell your administrator at once, and choose a new password: ${site}/glomt-losenord`] });
};

/** What has happened to the ways of showing who one is. */
export type FactorChange = 'totp-added' | 'totp-removed' | 'passkey-added' | 'passkey-removed' | 'recovery-codes';

const FACTOR_CHANGES: Readonly<Record<Language, Readonly<Record<FactorChange, string>>>> = {
  sv: {
    'totp-added': 'En kodgenerator har lagts till som andra steg vid inloggning.',
    'totp-removed': 'Kodgeneratorn har tagits bort som andra steg vid inloggning.',
    'passkey-added': 'En nyckel (passkey) har lagts till.',
    'passkey-removed': 'En nyckel (passkey) har tagits bort.',
    'recovery-codes': 'Nya reservkoder har gjorts. De gamla gäller inte längre.',
  },
  en: {
    'totp-added': 'A code generator has been added as a second step when signing in.',
    'totp-removed': 'The code generator has been taken away as a second step when signing in.',
    'passkey-added': 'A passkey has been added.',
    'passkey-removed': 'A passkey has been removed.',
    'recovery-codes': 'New recovery codes have been made. The old ones are void.',
  },
};

/** A second factor has been changed. */
export const factorLetter = (language: Language, { name, site }: About, change: FactorChange): Words =>
  language === 'sv'
    ? letter(language, name, { subject: 'Din inloggning är ändrad', lines: [FACTOR_CHANGES.sv[change], '', `Var det inte du? Välj genast ett nytt lösenord: ${site}/glomt-losenord`, 'Säg också till din administratör.'] })
    : letter(language, name, { subject: 'Your sign-in has been changed', lines: [FACTOR_CHANGES.en[change], '', `Was it not you? Choose a new password at once: ${site}/glomt-losenord`, 'Also tell your administrator.'] });

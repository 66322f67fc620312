// The words of mail about what an administrator did to somebody's account.
import type { Language } from '@samsvar/domain';

/** Says to a person that their second factors have been taken away. */
export const FACTORS_RESET: Readonly<Record<Language, (name: string) => { readonly subject: string; readonly body: string }>> = {
  sv: (name) => ({
    subject: 'Ditt andra inloggningssteg är borttaget',
    body: `Hej ${name}!

En administratör i din organisation har tagit bort ditt andra steg vid inloggning i Samsvar, och du är utloggad överallt. Logga in och ställ in det igen under Mitt konto.

Om du inte har bett om det: säg genast till administratören, och byt lösenord.
`,
  }),
  en: (name) => ({
    subject: 'Your second sign-in step has been removed',
    body: `Hello ${name},

An administrator of your organisation has removed your second step for signing in to Samsvar, and you are signed out everywhere. Sign in and set it up again under My account.

If you did not ask for this: tell the administrator at once, and change your password.
`,
  }),
};

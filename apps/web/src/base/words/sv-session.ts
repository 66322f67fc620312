// Swedish words of signing in and out.

/** Swedish words of the session room. */
export const svSession = {
  title: 'Logga in',
  lead: 'Skriv remissvaret tillsammans, med källorna bredvid.',
  email: 'E-postadress',
  password: 'Lösenord',
  showPassword: 'Visa lösenordet',
  hidePassword: 'Dölj lösenordet',
  signIn: 'Logga in',
  signingIn: 'Loggar in…',
  emailMissing: 'Skriv din e-postadress.',
  emailWrong: 'E-postadressen ska innehålla ett @, som i namn@organisation.se.',
  passwordMissing: 'Skriv ditt lösenord.',
  failedTitle: 'Det gick inte att logga in',
  lostTitle: 'Du behöver logga in igen',
  lost: 'Du har varit inloggad länge eller loggat ut i ett annat fönster. Logga in igen, så kommer du tillbaka till sidan du var på.',
  heldTitle: 'Du är inte längre inloggad',
  held: 'Det du har skrivit finns kvar på den här sidan och sparas när du har loggat in igen.',
  signInAgain: 'Logga in igen',
  otherTitle: (other: string) => `${other} är inloggad nu`,
  other: (name: string) =>
    `Det du har skrivit som ${name} är inte sparat, och det skickas inte i någon annans namn. Logga in som ${name} igen, eller ladda ner texten innan du fortsätter.`,
  goOnAs: (name: string) => `Fortsätt som ${name}`,
  signedOut: 'Du är utloggad.',
  demoTitle: 'Demoversion: välj vem du vill vara',
  demoLead:
    'Personerna och organisationerna är påhittade. Öppna gärna två fönster med olika personer och skriv samtidigt.',
  signInAs: (name: string) => `Logga in som ${name}`,
};

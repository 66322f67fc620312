// Swedish words about being signed in that any page may need. Those of signing in itself come with its page (sv-sign-in.ts).

/** Swedish words of the session room. */
export const svSession = {
  heldTitle: 'Du är inte längre inloggad',
  held: 'Det du har skrivit finns kvar på den här sidan och sparas när du har loggat in igen.',
  signInAgain: 'Logga in igen',
  otherTitle: (other: string) => `${other} är inloggad nu`,
  other: (name: string) =>
    `Det du har skrivit som ${name} är inte sparat, och det skickas inte i någon annans namn. Logga in som ${name} igen, eller ladda ner texten innan du fortsätter.`,
  goOnAs: (name: string) => `Fortsätt som ${name}`,
  signInAs: (name: string) => `Logga in som ${name}`,
  accessibility: 'Tillgänglighet',
  privacy: 'Personuppgifter',
};

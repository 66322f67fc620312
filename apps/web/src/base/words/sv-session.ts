// Swedish words about being signed in that any page may need. Those of signing in itself come with its page (sv-sign-in.ts).

/** Swedish words of the session room. */
export const svSession = {
  accessibility: 'Tillgänglighet',
  privacy: 'Personuppgifter',
};

// Where the letters about an account lead.
import { LANGUAGES } from '@samsvar/domain';
import { addressNotice, factorLetter, passwordChangedLetter } from './account-letters';

const about = { name: 'Nina Ås', site: 'https://samsvar.example' };

test.each(LANGUAGES)('in %s, a letter without a secret leads to where one asks for a new password, not to where a secret is needed', (language) => {
  const letters = [
    passwordChangedLetter(language, about),
    addressNotice(language, about, false),
    addressNotice(language, about, true),
    factorLetter(language, about, 'totp-removed'),
  ];
  for (const { body } of letters) {
    expect(body).toMatch(/https:\/\/samsvar\.example\/glomt-losenord$/m);
    expect(body).not.toContain('nytt-losenord');
  }
});

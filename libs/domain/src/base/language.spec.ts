// Swedish unless English is asked for first.
import { languageOf } from './language';

test.each([
  [undefined, 'sv'],
  ['', 'sv'],
  ['de-DE,de;q=0.9', 'sv'],
  ['en-GB,en;q=0.9,sv;q=0.5', 'en'],
  ['en;q=0.4, sv;q=0.8', 'sv'],
  ['fi, en;q=0.3', 'en'],
  [';;;q=x,,', 'sv'],
])('%s is answered in %s', (header, language) => expect(languageOf(header)).toBe(language));

// Quoted words in one line.
import { expect, it } from '@jest/globals';
import { shortQuote } from './short-quote';

it.each([
  ['Ansökningar ska handläggas\n inom skälig tid.', 60, '”Ansökningar ska handläggas inom skälig tid.”'],
  ['Ansökningar ska handläggas inom skälig tid.', 20, '”Ansökningar ska …”'],
  ['Ansökningar, som ska', 12, '”Ansökningar …”'],
  ['https://example.se/en-mycket-lång-adress', 10, '”https://ex …”'],
])('shortens %j to %i', (exact, length, expected) => expect(shortQuote(exact, length)).toBe(expected));

// Which typed addresses become links.
import { linkAddress } from './LinkDialog';

it.each([
  ['exempel.se', 'https://exempel.se/'],
  ['http://exempel.se/a', 'http://exempel.se/a'],
  ['anna@exempel.se', 'mailto:anna@exempel.se'],
])('makes %s a link', (typed, href) => expect(linkAddress(typed)).toBe(href));

it.each(['javascript:alert(1)', 'exempel', '', 'data:text/html,x'])('refuses %j', (typed) => expect(linkAddress(typed)).toBeNull());

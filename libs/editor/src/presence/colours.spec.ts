// Colours are one's own, and nobody else's who is there.
import { PERSON_COLOURS, colourOf, coloursOf } from './colours';

describe('the colours of those present', () => {
  const people = Array.from({ length: 40 }, (_, at) => `person-${at}`);

  it('differ while there are colours left, the same on every screen', () => {
    for (let at = 0; at + PERSON_COLOURS.length <= people.length; at++) {
      const present = people.slice(at, at + PERSON_COLOURS.length);
      const colours = coloursOf(present);
      expect(new Set(colours.values()).size).toBe(PERSON_COLOURS.length);
      expect(new Map([...coloursOf([...present].reverse())].sort())).toEqual(new Map([...colours].sort()));
    }
  });

  it('are the own ones of people who do not clash', () => {
    const [first, ...rest] = people;
    const other = rest.find((id) => first && colourOf(id) !== colourOf(first));
    expect([...coloursOf([String(first), String(other)]).entries()].every(([id, colour]) => colour === colourOf(id))).toBe(true);
  });

  it('are still given when there are more people than colours', () => {
    expect(coloursOf(people).size).toBe(people.length);
  });
});

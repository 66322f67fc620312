// How strong a paragraph's mark is, in three steps, by how often it is cited.

/** From weak to strong. */
export type HeatStrength = 1 | 2 | 3;

/** By thirds of the greatest count, each step so many times the one before: 1–3, 4–9 and from 10 where the most is 30. */
export const strengthOf = (count: number, most: number): HeatStrength => {
  if (count > most ** (2 / 3)) return 3;
  return count > most ** (1 / 3) ? 2 : 1;
};

// Swedish organisation numbers.

/**
 * The number as `NNNNNN-NNNN`, or null when it is none: ten digits, with or without hyphen, an optional leading `16`,
 * a third digit of at least 2 (which sets it apart from a person's number) and a right check digit.
 * Source: lagen (1974:174) om identitetsbeteckning för juridiska personer m.fl.; the check digit is that of ISO/IEC 7812-1 (Luhn).
 */
export const readOrganisationNumber = (text: string): string | null => {
  const [, first, last] = /^(?:16)?(\d{6})-?(\d{4})$/.exec(text.replace(/\s/g, '')) ?? [];
  if (!first || !last || Number(first[2]) < 2) return null;
  const digits = [...(first + last)].map(Number);
  const sum = digits.reduce((total, digit, index) => total + luhn(digit, index % 2 === 0), 0);
  return sum % 10 === 0 ? `${first}-${last}` : null;
};

const luhn = (digit: number, isDoubled: boolean): number => {
  if (!isDoubled) return digit;
  return digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
};

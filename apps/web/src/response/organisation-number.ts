// The form of a Swedish organisation number.

/** Ten digits, with or without a hyphen before the last four, whose last digit agrees with the others (Luhn's check). */
export const isOrganisationNumber = (text: string): boolean => {
  const number = text.trim();
  if (!/^\d{6}-?\d{4}$/.test(number)) return false;
  const digits = [...number.replace('-', '')].map(Number);
  const sum = digits.reduce((all, digit, at) => {
    const part = at % 2 === 0 ? digit * 2 : digit;
    return all + (part > 9 ? part - 9 : part);
  }, 0);
  return sum % 10 === 0;
};

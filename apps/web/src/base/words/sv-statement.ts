// Words of the accessibility statement and the page about personal data.

/** Swedish words of the accessibility statement and the page about personal data. */
export const svStatement = {};

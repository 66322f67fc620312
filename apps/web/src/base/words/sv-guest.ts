// Words of guests of a response.

/** Swedish words of guests of a response. */
export const svGuest = {};

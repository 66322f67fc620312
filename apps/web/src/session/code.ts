// Codes as people type and paste them.

/** The digits of a code from an app, without the spaces that it is shown with. */
export const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(0, 6);

/** Whether a code from an app is whole. */
export const isWholeCode = (code: string): boolean => /^\d{6}$/.test(code);

// Names of delivered files, as issuers ask for them.

const FORBIDDEN = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff<>:"/\\|?*]/g;

/** Removes what no file system or mail client can carry: path parts, control and bidi characters. */
export const safeFileName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 150) || 'fil';

/** `{Organisation} – remissvar {dnr}`, the form the Government Offices and most regions ask for. */
export const deliveryFileName = (
  organisation: string,
  issuerCaseNumber: string,
  extension: 'docx' | 'pdf',
): string => `${safeFileName(`${organisation} – remissvar ${issuerCaseNumber}`)}.${extension}`;

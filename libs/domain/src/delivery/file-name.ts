// Names of delivered files, as issuers ask for them.

const FORBIDDEN =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>:"/\\|?*]/g;

/** Removes what no file system or mail client can carry: path parts, control and bidi characters. */
export const safeFileName = (name: string): string =>
  name
    .normalize('NFC')
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 150)
    // A pair that the cut went through.
    .replace(/[\ud800-\udbff]$/, '') || 'fil';

/** Characters of a consultation's title that fit in a file name beside the organisation's. */
const SHORT_TITLE = 60;

/** What a response is sent in answer to. */
export interface Matter {
  /** Empty when the issuer gave none. */
  readonly issuerCaseNumber: string;
  readonly title: string;
}

/**
 * `{Organisation} – remissvar {dnr}`, the form the Government Offices and most regions ask for. The beginning of
 * the consultation's title stands where there is no case number.
 */
export const deliveryFileName = (
  organisation: string,
  { issuerCaseNumber, title }: Matter,
  extension: 'docx' | 'pdf',
): string => {
  const matter = issuerCaseNumber.trim() || shortTitle(title);
  return `${safeFileName(`${organisation} – remissvar ${matter}`)}.${extension}`;
};

/** The whole words that fit; never an end of sentence or a dash at the end. */
const shortTitle = (title: string): string => {
  const words = title.replace(/\s+/g, ' ').trim();
  if (words.length <= SHORT_TITLE) return words;
  const cut = words.slice(0, SHORT_TITLE + 1);
  const end = cut.lastIndexOf(' ');
  return cut.slice(0, end > 0 ? end : SHORT_TITLE).replace(/[\s.,:;–—-]+$/, '');
};

// English words: checks of quotations and amounts.
import type { SourceWords } from '../source-words';

/** In English. */
export const enChecks: SourceWords['checks'] = {
  title: 'Check of quotations and amounts',
  working: 'Comparing with the sources…',
  nothing: 'Nothing to remark: quotations and amounts agree with what you refer to.',
  noCitations: 'Quotations and amounts are compared with the sources here once the response has references.',
  failed: 'The check could not be made.',
  count: (count) => (count === 1 ? '1 thing to look at' : `${count} things to look at`),
  kinds: { quotation: 'The quotation differs', amount: 'The amount is not there' },
  inText: 'In the text',
  inSource: 'In the source',
  notThere: 'Nothing like it in the cited passage.',
  go: 'Go there',
  goTo: (no, found) => `Go to place ${no}: ${found}`,
  help: 'Quotations are compared word by word with the cited passage; […] may stand for words left out. Amounts, shares, years and dates are compared in the sentence with the reference.',
};

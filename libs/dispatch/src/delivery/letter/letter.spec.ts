// Tests of what a response prints, and in which order.
import type { Block, Inline } from '../../base/print';
import { aDelivery, block, cite, heading, mirrored, paragraph } from '../../testing/a-delivery';
import { letterOf } from './letter';

const say = (content: readonly Inline[]): string =>
  content.map((part) => (part.kind === 'text' ? part.text : '')).join('');
const line = (printed: Block): string => {
  if (printed.kind === 'heading')
    return `${'#'.repeat(printed.level)} ${printed.number ? `${printed.number} ` : ''}${say(printed.content)}`;
  if (printed.kind === 'stance') return `${printed.label}: ${printed.words}`;
  if (printed.kind === 'paragraph') return say(printed.content);
  if (printed.kind === 'demand') return `Att ${printed.no} ${say(printed.content)}`;
  if (printed.kind === 'demand-list') return `${printed.label}: ${printed.demands.map(line).join('; ')}`;
  return printed.kind;
};
const printed = (...args: Parameters<typeof aDelivery>): string[] =>
  letterOf(aDelivery(...args)).blocks.map(line);

describe('letterOf', () => {
  it('leaves out what was not answered, but keeps the headings above what was', () => {
    const text = [
      mirrored(1, '4 Hälsodata'),
      mirrored(2, '4.1 Mål'),
      paragraph(),
      mirrored(2, '4.3 Centrum', { status: 'answer' }),
      mirrored(3, '4.3.1 Styrning'),
      paragraph('Vi anser.'),
      mirrored(1, '5 Forskning', { status: 'skip' }),
      paragraph(' '),
    ];
    expect(printed(text)).toEqual(['# 4 Hälsodata', '## 4.3 Centrum', '### 4.3.1 Styrning', 'Vi anser.']);
  });

  it('says of a skipped section that it was not treated only when it has that stance or text', () => {
    const text = [
      mirrored(1, 'Bilaga 1', { status: 'skip', stance: 'not_assessed' }),
      mirrored(1, 'Bilaga 2', { status: 'skip' }),
      paragraph('Se kapitel 4.'),
      mirrored(1, 'Bilaga 3', { status: 'skip', stance: 'no_comments' }),
      mirrored(1, 'Bilaga 4', { status: 'skip' }),
    ];
    expect(printed(text)).toEqual([
      '# Bilaga 1',
      'Ställningstagande: Ej behandlat',
      '# Bilaga 2',
      'Ställningstagande: Ej behandlat',
      'Se kapitel 4.',
      '# Bilaga 3',
      'Ställningstagande: Har inga synpunkter',
    ]);
  });

  it('puts the overall stance and the list of demands under the summary, without notes', () => {
    const text = [
      heading(1, 'Sammanfattning'),
      paragraph('Kort.'),
      mirrored(1, '8 Genomförande', { stance: 'neutral' }),
      block('demand', 'att fullmäktige beslutar', cite('c'), ' om medlen.'),
      block('demand', 'Rådet får två platser.'),
    ];
    expect(printed(text, { overallStance: 'neutral' })).toEqual([
      '# Sammanfattning',
      'Samlat ställningstagande: Varken tillstyrker eller avstyrker',
      'Våra yrkanden: Att 1 fullmäktige beslutar om medlen.; Att 2 Rådet får två platser.',
      'Kort.',
      '# 8 Genomförande',
      'Ställningstagande: Varken tillstyrker eller avstyrker',
      'Att 1 fullmäktige beslutar om medlen.',
      'Att 2 Rådet får två platser.',
    ]);
  });

  it('puts them first when there is no summary', () => {
    expect(printed([heading(1, 'Inledning')], { overallStance: 'supports' })).toEqual([
      'Samlat ställningstagande: Tillstyrker',
      '# Inledning',
    ]);
  });

  it('names the matter in the title once, and leaves out an own number that is not there', () => {
    const print = letterOf(aDelivery([], { title: 'Remissvar: Strategin', ownCaseNumber: null }));
    expect(print.title).toBe('Remissvar: Strategin');
    expect(print.subject).toBe('Ert dnr RS 2026-00417');
    expect(letterOf(aDelivery([], { title: 'Strategin' })).title).toBe('Remissvar: Strategin');
  });

  it.each([
    ['RS 1', 'PF 2', 'Ert dnr RS 1 · Vårt dnr PF 2'],
    ['', 'PF 2', 'Vårt dnr PF 2'],
    [' ', null, ''],
  ])('with their number %j and our own %j, says %j', (issuerCaseNumber, ownCaseNumber, expected) => {
    const { front, subject } = letterOf(aDelivery([], { issuerCaseNumber, ownCaseNumber }));
    expect([subject, front.kind === 'letter' && front.caseNumbers]).toEqual([expected, expected]);
  });

  it('keeps the words of nodes it does not know', () => {
    const unknown = { type: 'reservation', content: [paragraph('Vi reserverar oss.')] };
    expect(
      printed([unknown, paragraph('a', { type: 'mention', content: [{ type: 'text', text: 'b' }] })]),
    ).toEqual(['Vi reserverar oss.', 'ab']);
  });

  it('sets a space before an inline citation that touches a word', () => {
    const [first] = letterOf(aDelivery([paragraph('ord', cite('c', { mode: 'inline' }))])).blocks;
    expect(first?.kind === 'paragraph' && say(first.content)).toBe('ord ');
  });
});

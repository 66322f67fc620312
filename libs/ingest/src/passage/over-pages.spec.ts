// A passage over a page break, with a footnote between its halves and hyphens in its words, is one passage, and is followed into another layout (client#266).
import { textOfRange } from '@samsvar/domain';
import { readAs } from '../testing/files';
import { aTypstPdf } from '../testing/pdf';
import { followPassages } from './follow-passages';

const SENTENCES = [
  'Kollektivtrafikförsörjningen i glesbygdskommunerna finansieras gemensamt av staten och regionerna under hela programperioden.',
  'Hälsodatainfrastrukturen utvecklas stegvis tillsammans med universitetssjukhusen och patientorganisationerna i hela länet.',
  'Landsbygdsutvecklingen samordnas med livsmedelsberedskapen så att självförsörjningsgraden ökar under kommande mandatperioder.',
];
const PARAGRAPH = Array.from({ length: 3 }, () => SENTENCES.join(' ')).join(' Därutöver gäller följande. ');
const source = (page: string, space: string) => `#set text(hyphenate: true)
#set page(${page})
Ett första stycke om något annat.
#v(${space})
${PARAGRAPH.replace(SENTENCES[1] ?? '', `${SENTENCES[1] ?? ''}#footnote[Jämför SOU 2025:12 och regionens egen redovisning.]`)}

Ett sista stycke om något tredje.`;

const blocksOf = async (page: string, options: { readonly space: string; readonly tagged: boolean }) =>
  (await readAs('strategi.pdf', aTypstPdf(source(page, options.space), { tagged: options.tagged }))).blocks;

test.each([true, false])('tagged: %s', async (tagged) => {
  const from = await blocksOf('paper: "a5"', { space: '12cm', tagged });
  const to = await blocksOf('paper: "a6"', { space: '3cm', tagged: false });
  const block = from.find(({ text }) => text.startsWith('Kollektivtrafik'));
  expect(block?.text).toBe(PARAGRAPH);
  expect(block?.pageTo).toBeGreaterThan(block?.pageFrom ?? 0);
  const pinned = { blockFrom: block?.ord ?? 0, offsetFrom: 0, blockTo: block?.ord ?? 0, offsetTo: PARAGRAPH.length };
  const { placed } = await followPassages({ pinned: from, latest: null, to, passages: [{ pinned, settled: null }] });
  expect(placed).toMatchObject([{ state: 'unchanged', isDoubtful: false }]);
  const range = placed[0]?.range;
  expect(range && textOfRange(to, range)?.replace(/\n/g, ' ')).toBe(PARAGRAPH);
});

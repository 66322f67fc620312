// A response of about 60 pages: 300 blocks, 25,000 words, 200 citations.
import type { NodeJson } from '@samsvar/document';

const WORDS = 'regionen ansvarar för uppföljning av målen enligt strategin och behöver tydliga resurser samt ett långsiktigt stöd från staten'.split(' ');
const BLOCKS = 300;
const WORDS_PER_BLOCK = 90;
const CITATIONS = 200;

/** The same text every time. */
export const longResponse = (): NodeJson[] => {
  let seed = 7;
  const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const words = (count: number) => Array.from({ length: count }, () => WORDS[Math.floor(chance() * WORDS.length)]).join(' ');
  let number = 0;
  let cited = 0;
  const citation = (): NodeJson[] => {
    if (cited >= CITATIONS) return [];
    cited += 1;
    const attrs = { citationId: `c${cited}`, passageId: `p${cited}`, sourceId: 's', versionId: 'v', label: `Strategi, avsn. ${cited}, s. ${cited}`, mode: 'note' };
    return [{ type: 'citation', attrs }];
  };
  return Array.from({ length: BLOCKS }, (_, at): NodeJson => {
    const id = `b${at}`;
    if (at % 15 === 0) {
      number += 1;
      return { type: 'sectionHeading', attrs: { id, level: 1 + (number % 2), number: String(number), title: words(5), sourceBlock: at, status: 'answer', stance: null } };
    }
    if (at % 20 === 7) return { type: 'demand', attrs: { id }, content: [{ type: 'text', text: words(20) }] };
    return {
      type: 'paragraph',
      attrs: { id },
      content: [{ type: 'text', text: `${words(WORDS_PER_BLOCK / 2)} ` }, ...citation(), { type: 'text', text: ` ${words(WORDS_PER_BLOCK / 2)}.` }],
    };
  });
};

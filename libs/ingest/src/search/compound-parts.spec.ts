// Parts of compounds: found, linked by their letters, and not found where there are none.
import { compoundParts, compoundPartsOf } from './compound-parts';

const partsOf = (word: string): string[] => compoundParts(word).split(' ').filter(Boolean);

it.each([
  ['kollektivtrafikförsörjningen', ['kollektiv', 'trafik', 'kollektivtrafik', 'trafikförsörjningen', 'försörjningen']],
  ['hälsodatainfrastrukturen', ['hälso', 'hälsa', 'data', 'hälsodata', 'infrastrukturen', 'datainfrastrukturen']],
  ['elnätskapaciteten', ['elnät', 'kapaciteten']],
  ['folkhälsostrategi', ['folk', 'hälsa', 'folkhälsa', 'folkhälso', 'strategi', 'hälsostrategi']],
  ['Bostadsförsörjningsansvar', ['bostad', 'försörjning', 'ansvar']],
  ['gatubelysning', ['gatu', 'gata', 'belysning']],
  ['arbetsmarknadsåtgärd', ['marknad', 'åtgärd', 'arbetsmarknad']],
])('takes %s apart in every way', (word, parts) => {
  expect(partsOf(word)).toEqual(expect.arrayContaining(parts));
});

it.each(
  `strategi kommunen regionen förslaget samverkan möjlighet verksamhet utveckling uppdrag beslutet inriktning överenskommelse
  finansiering tillgång enligt därför åtgärder digitalisering kapacitet kvalitet hållbarhet konsekvenser inledning bedömning
  organisation befolkningen nationella genomförande forskning innovation samordning förutsättningar rekommendationer`.split(/\s+/),
)('leaves %s whole', (word) => {
  expect(partsOf(word)).toEqual([]);
});

it('keeps å, ä and ö apart from a and o, and takes é for e', () => {
  expect(partsOf('vårdmiljö')).toEqual(['vård', 'miljö']);
  expect(partsOf('vardmiljo')).toEqual([]);
  expect(partsOf('idébanken')).toEqual(['ide', 'banken']);
});

it('learns from a document what its own words are made of', () => {
  const block = 'Glimrasystemet och Glimraförvaltningen.';
  expect(compoundParts(block)).toBe('');
  const [, parts] = compoundPartsOf(['Glimra är ett system. I Glimran finns allt.', block]);
  expect(parts?.split(' ')).toEqual(expect.arrayContaining(['glimra', 'systemet', 'förvaltningen']));
  expect(compoundPartsOf(['Glimra nämns en gång.', block])[1]).toBe('');
});

it('gives each part once, and nothing for noise', () => {
  const text = compoundParts('Kollektivtrafik, kollektivtrafik och kollektivtrafiken 2027–2030 kl. 13.');
  expect(text.split(' ').filter((part) => part === 'kollektiv')).toHaveLength(1);
  expect(compoundParts('')).toBe('');
  expect(compoundParts(`${'x'.repeat(5_000)} https://exempel.se/${'a/b'.repeat(400)}`)).toBe('');
  expect(compoundParts('trafik'.repeat(200))).toBe('');
});

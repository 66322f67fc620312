// Tests of how citations are written out.
import { formatPlace, formatReference, type ReferenceSource } from './reference';

const strategy: ReferenceSource = {
  issuer: 'Region Norrsjö och Region Västerålen',
  title: 'Life science-strategi för Norrsjö–Västerålen 2027–2033, remissversion',
  caseNumber: 'RS 2026-00417',
  dated: '2026-09-14',
  kind: 'regional_strategy',
  url: 'https://norrsjo.example/strategi',
};
const nowhere = { sectionLabel: null, pageLabel: null };

describe('formatReference', () => {
  it('gives issuer, title, date, case number and place', () => {
    const place = { sectionLabel: '4.3 Ett gemensamt centrum för hälsodata', pageLabel: '14' };
    expect(formatReference(strategy, place)).toBe(
      'Region Norrsjö och Region Västerålen, Life science-strategi för Norrsjö–Västerålen 2027–2033, remissversion 2026-09-14 (dnr RS 2026-00417), avsnitt 4.3, s. 14.',
    );
  });

  it('sets the date apart with a comma when the title does not end in its edition', () => {
    expect(formatReference({ ...strategy, title: 'Slutrapport' }, nowhere)).toBe(
      'Region Norrsjö och Region Västerålen, Slutrapport, 2026-09-14 (dnr RS 2026-00417).',
    );
  });

  it('leaves out what is unknown', () => {
    const bare = { ...strategy, issuer: null, caseNumber: null, dated: null, url: null, title: 'Promemoria' };
    expect(formatReference(bare, nowhere)).toBe('Promemoria.');
    expect(formatReference(bare, { sectionLabel: null, pageLabel: 'xii' })).toBe('Promemoria, s. xii.');
  });

  it('quotes a headline and ends in its address, without a stop that would belong to it', () => {
    const news: ReferenceSource = {
      issuer: 'Norrsjö Tidning',
      title: 'Elva månaders väntan på "hälsodata"',
      caseNumber: null,
      dated: '2026-10-03',
      kind: 'news_item',
      url: 'https://tidning.example/a?b=1',
    };
    expect(formatReference(news, nowhere)).toBe(
      'Norrsjö Tidning, ”Elva månaders väntan på ’hälsodata’”, 2026-10-03, https://tidning.example/a?b=1',
    );
  });

  it.each([
    ['Vem får frågan?', 'Vem får frågan?'],
    ['Rapport nr 4.', 'Rapport nr 4.'],
    ['Rapport,', 'Rapport.'],
    ['  Rapport \n om vård  ', 'Rapport om vård.'],
    ['Utlåtande 2026-01-02', 'Utlåtande 2026-01-02.'],
  ])('never doubles punctuation: %j', (title, expected) => {
    const source = {
      ...strategy,
      issuer: null,
      caseNumber: null,
      url: null,
      title,
      dated: title.endsWith('02') ? '2026-01-02' : null,
    };
    expect(formatReference(source, nowhere)).toBe(expected);
  });

  it('does not say the issuer or "dnr" twice', () => {
    const source = {
      ...strategy,
      issuer: 'Region Norrsjö',
      title: 'Region Norrsjös budget 2026',
      caseNumber: 'dnr RS 1',
      dated: null,
    };
    expect(formatReference(source, nowhere)).toBe('Region Norrsjös budget 2026 (dnr RS 1).');
  });
});

describe('formatPlace', () => {
  it.each([
    ['4.3 Ett gemensamt centrum', '14', 'avsnitt 4.3, s. 14'],
    ['4. Utvecklingsområde', null, 'avsnitt 4'],
    ['F1 Är områdena rätt valda?', 's. 3–4', 'avsnittet ”F1 Är områdena rätt valda?”, s. 3–4'],
    ['Bilaga 1 Nulägesanalys', '39', 'bilaga 1, s. 39'],
    ['Bilaga A', null, 'bilaga A'],
    ['Kapitel 3 Vision', null, 'avsnitt 3'],
    ['I väntan på beslut', null, 'avsnittet ”I väntan på beslut”'],
    ['Sammanfattning', 'iv', 'avsnittet ”Sammanfattning”, s. iv'],
    ['2027 års budget', null, 'avsnittet ”2027 års budget”'],
    [null, null, ''],
    [' ', ' ', ''],
  ])('%j and page %j', (sectionLabel, pageLabel, expected) => {
    expect(formatPlace({ sectionLabel, pageLabel })).toBe(expected);
  });
});

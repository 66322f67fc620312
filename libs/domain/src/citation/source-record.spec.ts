// Sources for reference managers.
import { cslItems, risFile, type SourceRecord } from './source-record';

const record: SourceRecord = {
  id: 's1',
  kind: 'regional_strategy',
  title: 'Strategi för hälsodata\n2030',
  issuer: 'Region Norrsjö',
  caseNumber: 'RS 2026-1',
  dated: '2026-09-14',
  url: 'https://samsvar.example/kallor/s1',
  accessed: null,
};

it('gives items of CSL-JSON with dates in parts', () =>
  expect(cslItems([record])).toEqual([
    {
      id: 's1',
      type: 'report',
      title: record.title,
      language: 'sv-SE',
      author: [{ literal: 'Region Norrsjö' }],
      publisher: 'Region Norrsjö',
      number: 'RS 2026-1',
      issued: { 'date-parts': [[2026, 9, 14]] },
      URL: record.url,
    },
  ]));

it('leaves out what is not known', () =>
  expect(cslItems([{ ...record, kind: 'news_item', issuer: null, caseNumber: null, dated: null, accessed: '2026-11-02' }])[0]).toEqual({
    id: 's1',
    type: 'article-newspaper',
    title: record.title,
    language: 'sv-SE',
    accessed: { 'date-parts': [[2026, 11, 2]] },
    URL: record.url,
  }));

it('gives a RIS file in which no value begins a line', () => {
  const file = risFile([{ ...record, title: 'Ett\r\nER  - annat' }, record]);
  expect(file.split('\r\n').filter((line) => line.startsWith('ER  - '))).toHaveLength(2);
  expect(file).toContain('TI  - Ett ER - annat\r\n');
  expect(file).toContain('TY  - RPRT\r\n');
  expect(file).toContain('DA  - 2026/09/14\r\n');
});

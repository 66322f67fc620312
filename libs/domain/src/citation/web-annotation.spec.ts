// Annotations for other programs, and theirs for us.
import { codePoints, soughtPassages, webAnnotation } from './web-annotation';

const made = webAnnotation({
  id: 'https://samsvar.example/k/p#c',
  mode: 'note',
  where: '4.3 Ett gemensamt centrum',
  source: 'https://samsvar.example/kallor/s?v=1',
  sha256: 'ab',
  passage: { exact: 'inom skälig tid 😀', prefix: 'ges ', suffix: '.' },
  start: 100,
  page: 14,
});

it('carries the words, the position in code points and the page', () =>
  expect(made.target.selector).toEqual([
    { type: 'TextQuoteSelector', exact: 'inom skälig tid 😀', prefix: 'ges ', suffix: '.' },
    { type: 'TextPositionSelector', start: 100, end: 117 },
    { type: 'FragmentSelector', conformsTo: 'http://tools.ietf.org/rfc/rfc8118', value: 'page=14' },
  ]));

it('leaves out what is not known', () =>
  expect(webAnnotation({ id: 'a', mode: 'quotation', where: '', source: 's', sha256: '', passage: { exact: 'x', prefix: '', suffix: '' }, start: null, page: null })).toMatchObject({
    motivation: 'describing',
    target: { selector: [{ type: 'TextQuoteSelector' }] },
  }));

it('counts a letter outside the first plane once', () => expect(codePoints('å😀')).toBe(2));

it('reads its own work back', () =>
  expect(soughtPassages(JSON.parse(JSON.stringify(made)))).toEqual([
    { annotation: 'https://samsvar.example/k/p#c', exact: 'inom skälig tid 😀', prefix: 'ges ', suffix: '.', position: { start: 100, end: 117 } },
  ]));

it.each([
  ['a list', [made, made]],
  ['a collection with its first page', { type: 'AnnotationCollection', first: { type: 'AnnotationPage', items: [made, made] } }],
  ['a collection with items', { type: ['AnnotationCollection', 'BasicContainer'], items: [made, made] }],
  ['two targets', { type: 'Annotation', target: [made.target, made.target] }],
])('reads %s', (_, value) => expect(soughtPassages(value)).toHaveLength(2));

it('reads selectors that refine others', () => {
  const target = { selector: { type: 'FragmentSelector', value: 'page=3', refinedBy: { type: 'TextQuoteSelector', exact: 'ord' } } };
  expect(soughtPassages({ type: 'Annotation', target })).toMatchObject([{ exact: 'ord', position: null }]);
});

it('takes an annotation without a quote as one that cannot be placed', () =>
  expect(soughtPassages({ type: 'Annotation', id: 7, target: 'https://sida.example' })).toMatchObject([{ annotation: null, exact: null }]));

it.each([[null], ['text'], [{}], [[{ type: 'Annotation' }, 3]], [{ type: 'Collection' }]])('refuses %j', (value) => expect(soughtPassages(value)).toBeNull());

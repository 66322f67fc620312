// Web pages: Swedish furniture out, text and structure in, and nothing that could ever run.
import { outline, readAs, refusalOf, withMarks } from '../../testing/files';

const paragraph =
  'Regionen vill stärka kollektivtrafiken på landsbygden, eftersom åtgärderna är brådskande för öarna.';
const PAGE = `<!doctype html><html lang="sv"><head><title>Mål – Region Exempel</title><meta charset="utf-8"><meta property="og:site_name" content="Region Exempel"></head><body>
<p>Din webbläsare, Internet Explorer, är för gammal. Vi rekommenderar att du byter.</p>
<div class="cookie-banner">Vi använder kakor. <button>Godkänn alla kakor</button></div>
<nav><ul><li>Start</li><li>Om oss</li></ul></nav><div class="breadcrumbs">Start / Utveckling / Mål</div>
<main><article><h1 id="mal">Målbild för länet</h1><p>Uppdaterad: 3 november 2025</p>
<p>${paragraph} ${paragraph}</p><h2>4.3 Vägar<script>alert(1)</script></h2><p onclick="steal()">${paragraph} <a href="javascript:alert(2)">Läs mer om åtgärderna</a>.</p>
<ul><li>Att regionen tar ansvar.<ul><li>Inre punkt</li></ul></li><li>Att kommunerna följer upp.</li></ul><ol start="3"><li>Tredje</li></ol>
<blockquote><p>– Det är bra, säger Åsa Öberg, ordförande.</p></blockquote>
<table><caption>Kostnader</caption><thead><tr><th>Åtgärd</th><th>Kostnad</th></tr></thead><tbody><tr><td>Väg</td><td>12,5</td></tr></tbody></table>
<p>Målet gäller.<sup><a href="#fn1">1</a></sup> Cookies är små textfiler som nämns i texten.</p><p>Dela sidan</p><p>Foto på kontaktpersonen</p></article></main>
<footer>Kontakta oss</footer><iframe srcdoc="<script>1</script>"></iframe></body></html>`;

it('keeps the text and its structure and drops the furniture of the page', async () => {
  const source = await readAs('mal.html', PAGE);
  expect(outline(source.blocks)).toEqual([
    'heading 1 Målbild för länet',
    `paragraph ${paragraph} ${paragraph}`,
    'heading 2 [4.3] Vägar',
    `paragraph ${paragraph} Läs mer om åtgärderna.`,
    'list-item 1 [•] Att regionen tar ansvar.',
    'list-item 2 [•] Inre punkt',
    'list-item 1 [•] Att kommunerna följer upp.',
    'list-item 1 [3.] Tredje',
    'quote – Det är bra, säger Åsa Öberg, ordförande.',
    'caption Kostnader',
    'table-cell Åtgärd',
    'table-cell Kostnad',
    'table-cell Väg',
    'table-cell 12,5',
    'paragraph Målet gäller. Cookies är små textfiler som nämns i texten.',
  ]);
  expect(withMarks(source.blocks).at(-1)).toBe(
    'Målet gäller.{1} Cookies är små textfiler som nämns i texten.',
  );
  expect(source).toMatchObject({
    format: 'html',
    title: 'Målbild för länet',
    language: 'sv',
    metadata: { issuer: 'Region Exempel', dated: '2025-11-03' },
  });
  expect(source.warnings).toEqual([{ code: 'boilerplate-removed', count: expect.any(Number) }]);
});

it('never lets scripts, handlers or markup into the text', async () => {
  const page = `<html><body><article><p>${paragraph.repeat(8)}</p><p>Ett<img src=x onerror=alert(1)><svg><script>alert(2)</script></svg> två</p><style>p{}</style><noscript><p title="</noscript><img src=x onerror=alert(3)>">tre</p></noscript><template>fyra</template><math><mi><xmp></mi></math><p>fem</p></xmp></article></body></html>`;
  const text = (await readAs('a.html', page)).blocks.map((block) => block.text).join('\n');
  expect(text).toContain('Ett två');
  expect(text).not.toMatch(/alert|onerror|<|style/);
});

it('reads a page without an article, and a piece of a page', async () => {
  expect(outline((await readAs('a.html', '<h1>Kort</h1><p>En rad.</p>')).blocks)).toEqual([
    'heading 1 Kort',
    'paragraph En rad.',
  ]);
});

it.each([
  ['neither head nor body', '<!doctype html>\n<html lang="sv"><meta charset="utf-8"><title>T</title>', ''],
  ['no tag but its own', '<!doctype html><title>T</title>', ''],
  ['a head only', '<html lang="sv"><head><title>T</title></head>', '</html>'],
  ['a body only', '<html lang="sv"><title>T</title><body class="a">', '</body></html>'],
])('reads a page that has %s', async (_, before, after) => {
  const page = `${before}\n<h1>Rubrik</h1><header>Ingress</header><p>Första stycket.<p>Andra stycket.${after}`;
  const source = await readAs('a.html', page);
  const all = ['heading 1 Rubrik', 'paragraph Ingress', 'paragraph Första stycket.', 'paragraph Andra stycket.'];
  expect(outline(source.blocks)).toEqual(all);
  expect(source.title).toBe('Rubrik');
});

it('reads the encoding that the page says, and guesses when it says nothing right', async () => {
  const declared = Buffer.from(
    '<html><head><meta charset="iso-8859-1"></head><body><p>Åtgärder på ön</p></body></html>',
    'latin1',
  );
  const silent = Buffer.from('<html><body><p>Åtgärder på ön</p></body></html>', 'latin1');
  expect(await readAs('a.html', declared)).toMatchObject({
    blocks: [{ text: 'Åtgärder på ön' }],
    warnings: [],
  });
  expect(await readAs('a.html', silent)).toMatchObject({
    blocks: [{ text: 'Åtgärder på ön' }],
    warnings: [{ code: 'encoding-guessed', encoding: 'windows-1252' }],
  });
});

it('refuses nesting that no page has', async () => {
  const deep = `<html><body>${'<div>'.repeat(10_000)}x</body></html>`;
  expect(await refusalOf(readAs('a.html', deep))).toMatchObject({
    code: 'file-too-complex',
    data: { limit: 'nesting', max: 400 },
  });
  expect(
    await refusalOf(readAs('a.html', '<div><div><div>x</div></div></div>', { limits: { nesting: 3 } })),
  ).toMatchObject({ data: { limit: 'nesting', max: 3 } });
});

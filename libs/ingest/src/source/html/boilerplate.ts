// What Swedish web pages say around their text: browser warnings, cookies, sharing, breadcrumbs, contact boxes.

/** Elements that never hold the text itself. */
export const FURNITURE = [
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'canvas',
  'form',
  'button',
  'select',
  'dialog',
  'nav',
  'footer',
  '[role=navigation]',
  '[role=banner]',
  '[role=contentinfo]',
  '[role=search]',
  '[role=dialog]',
  '[role=alert]',
  '[hidden]',
  '[aria-hidden=true]',
  '[class*=breadcrumb i]',
  '[class*=brodsmul i]',
  '[aria-label*=breadcrumb i]',
  '[aria-label*=länkstig i]',
  '[id*=cookie i]',
  '[class*=cookie i]',
  '[id*=consent i]',
  '[class*=consent i]',
  '[class*=kakor i]',
  '[class*=social-share i]',
  '[class*=share-links i]',
  '[class*=share-buttons i]',
  '[class~=share i]',
  '[class*=dela-sidan i]',
  '[aria-label^=dela i]',
  '[class~=footer i]',
  '[class*=site-footer i]',
  '[class*=page-footer i]',
  '[class*=sidfot i]',
  '[id=footer i]',
  '[id*=sidfot i]',
  '[class*=contact-box i]',
  '[class*=contactbox i]',
  '[class*=contact-card i]',
  '[class*=kontaktruta i]',
  '[class*=kontaktkort i]',
  '[class*=kontaktpuff i]',
  '[class*=skip-link i]',
  '[class*=browser-warning i]',
  '[class*=browserupgrade i]',
  '[style*="display:none" i]',
  '[style*="display: none" i]',
].join(',');

/** Whole blocks that are furniture when they say this. Anchored: a sentence of the text that mentions cookies stays. */
const PHRASES: readonly RegExp[] = [
  /^(?:obs[!:]? )?din webbläsare\b.{0,200}(?:gammal|stöd|uppdatera|föråldrad|byt)/i,
  /^du (?:använder|har) en (?:gammal|äldre|föråldrad) (?:version av |webbläsare)/i,
  /^(?:vi|den här webbplatsen|webbplatsen|denna webbplats|.{1,40}\.se) använder (?:kakor|cookies)/i,
  /^(?:godkänn|acceptera|tillåt|avvisa|hantera|neka)(?: alla| endast nödvändiga)? (?:kakor|cookies)/i,
  /^(?:om )?(?:kakor|cookies)(?: på webbplatsen| \(cookies\))?$/i,
  /^(?:läs mer om|inställningar för) (?:kakor|cookies)/i,
  /^dela(?: sidan| denna sida| artikeln| innehållet| på| via)?(?:[ :,|]*(?:facebook|linkedin|twitter|x|e-post|mejl|mail|instagram|bluesky))*$/i,
  /^(?:foto|bild|porträtt|fotografi)(?:bild)? (?:på|av) (?:kontaktperson(?:en)?|handläggare(?:n)?)\b.{0,80}$/i,
  /^foto(?:graf)?: .{1,80}$/i,
  /^(?:hoppa|gå) (?:direkt )?till (?:huvud)?innehåll(?:et)?$/i,
  /^du är här:?(?:$| .{0,200}$)/i,
  /^(?:skriv ut|lyssna|lyssna på sidan|skriv ut sidan|till toppen|tillbaka till toppen|upp|stäng|meny|sök|till startsidan|prenumerera)$/i,
  /^(?:vi rekommenderar|för bästa upplevelse).{0,120}\bwebbläsare\b.{0,120}$/i,
  /^javascript (?:är|måste|behöver|verkar)\b.{0,160}$/i,
  /^lämna (?:gärna )?(?:en )?(?:synpunkt|synpunkter|feedback) på (?:sidan|webbplatsen|innehållet)$/i,
  /^(?:hjälpte|var) (?:den här )?(?:informationen|sidan)(?: på (?:den här )?sidan)? (?:dig|till hjälp|till nytta)\b.{0,80}$/i,
];

/** Breadcrumbs that no class names: short parts between arrows. */
const TRAIL = /^[^.!?]{1,40}(?:\s*[/›»>→]\s*[^.!?/›»>→]{1,60}){2,8}$/u;

/** Whether a block's text is furniture of the page. */
export const isBoilerplate = (text: string): boolean =>
  text.length < 400 && (PHRASES.some((phrase) => phrase.test(text)) || TRAIL.test(text));

/** What boxes with people to ask are called. */
const CONTACT_HEADING =
  /^(?:kontakt|kontakta(?: oss)?|kontakter|kontaktperson(?:er)?|kontaktuppgifter|kontaktinformation|presskontakt(?:er)?|frågor\?(?: kontakta.{0,40})?|har du frågor\?|för mer information(?: kontakta)?:?|kontakt för (?:media|press)):?$/i;
const REACHABLE = /[\w.+-]+(?:@|\(at\)|\[at\])[\w-]+\.[\w.]+|(?:\+46|\b0\d{1,3})[\s-–]?(?:\(0\))?\d[\d\s-–]{4,}|^(?:telefon|tel|mobil|växel|e-post|mejl)\b/i;
/** A sentence is somebody's text; a name, a title and a number are not. */
const SENTENCE = /[.!?]["”]?$/;
const LONGEST_CONTACT = 100;

/** A block, as far as boxes are concerned. */
interface Piece {
  readonly type: string;
  readonly text: string;
}

/**
 * The places of contact boxes: a heading or a line that says so, and the short lines after it, of which one at least says how
 * somebody is reached. Sentences stay, whatever the heading is.
 */
export const contactBoxes = (blocks: readonly Piece[]): ReadonlySet<number> => {
  const places = new Set<number>();
  for (const [start, { text }] of blocks.entries()) {
    if (!CONTACT_HEADING.test(text)) continue;
    let end = start + 1;
    while (end < blocks.length && isContactLine(blocks[end])) end += 1;
    if (!blocks.slice(start + 1, end).some((line) => REACHABLE.test(line.text))) continue;
    for (let place = start; place < end; place += 1) places.add(place);
  }
  return places;
};

const isContactLine = (block: Piece | undefined): boolean =>
  block !== undefined &&
  block.type !== 'heading' &&
  block.text.length <= LONGEST_CONTACT &&
  (!SENTENCE.test(block.text) || REACHABLE.test(block.text));

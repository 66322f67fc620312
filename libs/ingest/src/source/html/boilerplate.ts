// What Swedish web pages say around their text: browser warnings, cookies, sharing, breadcrumbs, dates.
import { isLocalDate } from '@samsvar/domain';

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
  '[class*=kakor i]',
  '[class*=social-share i]',
  '[class*=share-links i]',
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
  /^(?:hjälpte|var) (?:den här )?(?:informationen|sidan) (?:dig|till hjälp)\b.{0,80}$/i,
];

/** Breadcrumbs that no class names: short parts between arrows. */
const TRAIL = /^[^.!?]{1,40}(?:\s*[/›»>→]\s*[^.!?/›»>→]{1,60}){2,8}$/u;

/** Whether a block's text is furniture of the page. */
export const isBoilerplate = (text: string): boolean =>
  text.length < 400 && (PHRASES.some((phrase) => phrase.test(text)) || TRAIL.test(text));

const MONTHS = [
  'januari',
  'februari',
  'mars',
  'april',
  'maj',
  'juni',
  'juli',
  'augusti',
  'september',
  'oktober',
  'november',
  'december',
];
const DATED =
  /^(?:senast |sidan |sist )*(?:uppdaterad|publicerad|granskad|ändrad|datum)(?: den)?\s*:?\s*(\d{4}-\d{2}-\d{2}|\d{1,2} [a-zåäö]+ \d{4})(?:[ ,.|kl]*\d{0,2}[.:]?\d{0,2})?(?: av .{1,60})?$/i;

/** The date, `YYYY-MM-DD`, of a block that only says when the page was published or changed; else null. */
export const pageDateOf = (text: string): string | null => {
  const found = DATED.exec(text)?.[1];
  if (!found) return null;
  const [day = '', month = '', year = ''] = found.split(' ');
  const written = `${year}-${String(MONTHS.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = found.includes('-') ? found : written;
  return isLocalDate(date) ? date : null;
};

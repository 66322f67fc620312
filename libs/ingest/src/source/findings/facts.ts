// Facts of a source that its own text tells: what kind it is, what it is called, who issued it, and of which day it is.
import type { Block, FoundInSource, LocalDate, SourceKind } from '@samsvar/domain';
import type { Reading } from '../reading';
import { all } from './place';
import { DAY, dayOf } from './swedish-date';

/** Words for kinds, in titles. Where several stand, the first says what it is: "Handlingsplan för strategin". */
const KINDS: readonly (readonly [SourceKind, RegExp])[] = [
  ['cover_letter', /(?:följe|remiss)?missiv(?:et)?(?!\p{L})/iu],
  ['earlier_response', /(?:remissvar|yttrande|remissyttrande|svar på remiss(?:en)?)(?!\p{L})/iu],
  ['press_release', /pressmeddelande(?!\p{L})/iu],
  ['regional_development_strategy', /regional utvecklingsstrategi(?!\p{L})/iu],
  ['national_strategy', /nationell(?:a)? [\p{L} -]{0,60}strategi(?:n)?(?!\p{L})/iu],
  ['regional_strategy', /regional(?:a)? [\p{L} -]{0,60}strategi(?:n)?(?!\p{L})/iu],
  ['action_plan', /[\p{L}-]*handlingsplan(?:en)?(?!\p{L})/iu],
  ['roadmap', /färdplan(?:en)?(?!\p{L})/iu],
  ['target_vision', /målbild(?:en)?(?!\p{L})/iu],
  ['letter_of_intent', /avsiktsförklaring(?:en)?(?!\p{L})/iu],
  ['budget', /(?<!\p{L})(?:mål och budget|budget(?= (?:för )?(?:20\d\d|år)))(?!\p{L})/iu],
  ['inquiry_report', /(?<!\p{L})(?:SOU 20\d\d:\d{1,3}|betänkande(?:t)?(?!\p{L}))/u],
  ['ministry_memorandum', /(?<!\p{L})(?:Ds 20\d\d:\d{1,3}|departementspromemoria)/u],
  ['government_bill', /(?<!\p{L})(?:prop(?:osition(?:en)?|\.) 20\d\d\/\d\d:\d{1,3})/iu],
  ['policy', /[\p{L}-]*policy(?:n)?(?!\p{L})/iu],
  ['guideline', /(?<!\p{L})riktlinje(?:r|n|rna)?(?!\p{L})/iu],
  ['programme', /(?<!\p{L})(?:[\p{L}-]{3,}program|program(?= för))(?:met)?(?!\p{L})/iu],
];
/** Headings that stand first in many documents and are nobody's title. */
const NO_TITLE = /^(?:innehåll(?:sförteckning)?|sammanfattning|förord|inledning|bakgrund|bilaga(?: \d+)?|dokumentinformation|remiss|ärende(?:t)?|beslut)$/iu;
const FIRST = 12;
const ISSUER =
  /^(?:Region \p{Lu}[\p{L}-]+|Länsstyrelsen(?: i)? \p{Lu}[\p{L} -]{2,40}|\p{Lu}[\p{L}-]+ (?:kommun|stad)|\p{Lu}[\p{L}-]*(?:myndigheten|verket|styrelsen|departementet)|Regeringskansliet)$/u;
const ISSUED_BY = /^(?:utgivare|utgiven av|avsändare|framtagen av|utgivande organisation)\s*:\s*(\p{L}[\p{L} ,–-]{2,120})$/iu;
const DATED = new RegExp(`^(?:datum|beslutsdatum|daterad|dat\\.)(?:\\s+den)?\\s*:?\\s*${DAY}$`, 'iu');
const DAY_ALONE = new RegExp(`^${DAY}$`, 'iu');

/** At most one of each. What is not clear is left out. */
export const factsIn = (reading: Reading): FoundInSource[] => {
  const title = titleIn(reading.blocks);
  const issuer = issuerIn(reading);
  const kind = title && kindOf(title.text, issuer);
  const dated = datedIn(reading);
  return [
    ...(kind ? [{ value: { kind: 'kind', is: kind }, range: title && all(title) } as const] : []),
    ...(title ? [{ value: { kind: 'title', text: title.text }, range: all(title) } as const] : []),
    ...(issuer ? [{ value: { kind: 'issuer', name: issuer.name }, range: issuer.block && all(issuer.block) } as const] : []),
    ...(dated ? [{ value: { kind: 'dated', on: dated.on }, range: dated.block && all(dated.block) } as const] : []),
  ];
};

/** The only main heading at the beginning that could be a title. */
const titleIn = (blocks: readonly Block[]): Block | null => {
  const [title] = blocks.slice(0, FIRST).filter(({ type, level }) => type === 'heading' && level === 1);
  if (!title || title.label !== null || title.text.length > 300 || NO_TITLE.test(title.text)) return null;
  return title;
};

const kindOf = (title: string, issuer: { readonly name: string } | null): SourceKind | null => {
  // The page of a consultation is about a strategy, and is none.
  if (/^remiss\b/i.test(title)) return null;
  const found = KINDS.flatMap(([kind, word]) => {
    const at = word.exec(title)?.index;
    return at === undefined ? [] : [{ kind, at }];
  }).sort((a, b) => a.at - b.at);
  if (found[0]) return found[0].kind;
  const isStrategy = /[\p{L}-]*strategi(?:n)?(?!\p{L})/iu.test(title);
  return isStrategy && issuer && /^Region\s/.test(issuer.name) ? 'regional_strategy' : null;
};

const issuerIn = ({ blocks, metadata, format }: Reading): { readonly name: string; readonly block: Block | null } | null => {
  const first = blocks.slice(0, FIRST);
  for (const block of first) {
    const name = ISSUED_BY.exec(block.text)?.[1]?.trim();
    if (name) return { name, block };
  }
  // Two of them on a first page are two who work together, or a list.
  const named = first.filter(({ text, type }) => type !== 'table-cell' && ISSUER.test(text));
  if (named[0] && new Set(named.map(({ text }) => text)).size === 1) return { name: named[0].text, block: named[0] };
  return format === 'html' && metadata.issuer && metadata.issuer.length <= 200 ? { name: metadata.issuer, block: null } : null;
};

interface Dated {
  readonly on: LocalDate;
  readonly block: Block | null;
}

const datedIn = ({ blocks, metadata, format }: Reading): Dated | null => {
  const first = blocks.slice(0, FIRST * 2);
  const labelled = first.flatMap((block, at) => {
    const own = DATED.exec(block.text)?.[1];
    // In a table the label stands in the cell before.
    const beside = block.type === 'table-cell' && /^datum:?$/i.test(first[at - 1]?.text ?? '') && DAY_ALONE.test(block.text) ? block.text : null;
    return dated(block, own ?? beside);
  });
  const alone = first.slice(0, FIRST).flatMap((block) => (block.type !== 'table-cell' && DAY_ALONE.test(block.text) ? dated(block, block.text) : []));
  for (const candidates of [labelled, alone]) {
    const [only] = candidates;
    if (only) return new Set(candidates.map(({ on }) => on)).size === 1 ? only : null;
  }
  const said = metadata.published ?? metadata.dated;
  return format === 'html' && said ? { on: said, block: null } : null;
};

const dated = (block: Block, text: string | null | undefined): Dated[] => {
  const on = text ? dayOf(text) : null;
  return on ? [{ on, block }] : [];
};

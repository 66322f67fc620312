// Takes chance and time out of a Word file: ids in order, dates of the document, one fixed date in the archive.
import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';
import type { LocalDate } from '@samsvar/domain';

/** The first moment a ZIP archive can name, in local time as the format has it. */
const ARCHIVED = new Date(1980, 0, 1);
const RANDOM_RELATION = /rId[0-9a-z_-]{21}/g;

/**
 * The same file with nothing that differs from one making to the next. The library gives links random
 * ids, counts bookmarks and pictures through the life of the process, and writes the time of day.
 */
export const settled = (file: Uint8Array, date: LocalDate): Uint8Array => {
  const parts = unzipSync(file);
  const names = new Map<string, string>();
  const result: Zippable = {};
  for (const path of Object.keys(parts).sort(byPath)) {
    const bytes = parts[path] ?? new Uint8Array();
    const isText = /\.(xml|rels)$/.test(path);
    result[path] = [
      isText ? strToU8(settledText(strFromU8(bytes), { date, names })) : bytes,
      { mtime: ARCHIVED, level: isText ? 6 : 0 },
    ];
  }
  return zipSync(result);
};

/** Readers expect the list of content types first. */
const byPath = (a: string, b: string): number => {
  const isFirst = (path: string) => (path === '[Content_Types].xml' ? 0 : 1);
  return isFirst(a) - isFirst(b) || (a < b ? -1 : 1);
};

const settledText = (xml: string, { date, names }: { date: LocalDate; names: Map<string, string> }): string =>
  counted(
    xml
      .replace(RANDOM_RELATION, (id) => {
        const known = names.get(id) ?? `rIdL${names.size + 1}`;
        names.set(id, known);
        return known;
      })
      .replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}T12:00:00Z`),
  );

/** Numbers bookmarks, the places that a table of contents leads to, and pictures from 1 in each part. */
const counted = (xml: string): string => {
  const bookmarks = new Map<string, number>();
  const places = new Map<string, number>();
  let pictures = 0;
  return xml
    .replace(/\b_Toc(\d+)\b/g, (_, id: string) => {
      if (!places.has(id)) places.set(id, places.size + 1);
      return `_Toc${places.get(id)}`;
    })
    .replace(/(<w:bookmark(?:Start|End)\b[^>]*?w:id=")(\d+)"/g, (_, before: string, id: string) => {
      if (!bookmarks.has(id)) bookmarks.set(id, bookmarks.size + 1);
      return `${before}${bookmarks.get(id)}"`;
    })
    .replace(/(<wp:docPr\b[^>]*?\bid=")\d+"/g, (_, before: string) => `${before}${(pictures += 1)}"`);
};

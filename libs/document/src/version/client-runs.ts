// Which Yjs client wrote each character of a text: what the people behind it are told apart by.
import * as Y from 'yjs';
import { TEXT_FIELD } from '../response/fields';
import { isTextBlock } from '../response/line';

/** For each block of text, by its id: so many characters, counted as `TextPoint` counts, by this Yjs client, in order. */
export type ClientRuns = Readonly<Record<string, readonly (readonly [length: number, client: number])[]>>;

type Run = [length: number, client: number];

/** Reads the runs of a Y.Doc. Blocks without an id are left out. */
export const clientRuns = (doc: Y.Doc): ClientRuns => {
  const runs: Record<string, Run[]> = {};
  const visit = (parent: Y.XmlFragment | Y.XmlElement): void => {
    for (const item of itemsOf(parent)) {
      const child = typeIn(item);
      if (!(child instanceof Y.XmlElement)) continue;
      if (!holdsText(child)) visit(child);
      else {
        // Yjs types attributes as text, and keeps whatever is written.
        const id: unknown = child.getAttribute('id');
        if (typeof id === 'string') runs[id] ??= runsIn(child);
      }
    }
  };
  visit(doc.getXmlFragment(TEXT_FIELD));
  return runs;
};

const holdsText = (element: Y.XmlElement): boolean => {
  if (isTextBlock({ type: element.nodeName })) return true;
  for (const item of itemsOf(element)) if (typeIn(item) instanceof Y.XmlText) return true;
  return false;
};

/** The characters of a block in order: those of its texts, and one for each inline node between them. */
const runsIn = (block: Y.XmlElement): Run[] => {
  const runs: Run[] = [];
  const add = (length: number, client: number) => {
    const last = runs.at(-1);
    if (last?.[1] === client) last[0] += length;
    else runs.push([length, client]);
  };
  for (const item of itemsOf(block)) {
    const child = typeIn(item);
    if (child instanceof Y.XmlText) for (const part of itemsOf(child)) add(part.length, part.id.client);
    else add(1, item.id.client);
  }
  return runs;
};

/** What stands in a type, in order; deleted parts and formatting left out. */
function* itemsOf(type: Y.XmlFragment | Y.XmlElement | Y.XmlText): Generator<Y.Item> {
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted && item.countable) yield item;
}

const typeIn = ({ content }: Y.Item): unknown => (content instanceof Y.ContentType ? content.type : null);

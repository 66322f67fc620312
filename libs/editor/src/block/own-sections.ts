// Keeps somebody who may change some sections only to them, before anything is sent: the server would refuse it.
import { headingLevel, isHeadingType, stretchesOf } from '@samsvar/document';
import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import { isFromDocument } from '../binding/live-text';

/** A word for each letter would be too many (ms). */
const QUIET = 4_000;

/**
 * Stops what would change anything outside of these sections (the ids of their headings), and says so now and then. `sections`
 * answers null for who may change everything. What comes from the document passes.
 */
export const ownSections = (sections: () => readonly string[] | null, onOutside: () => void) =>
  Extension.create({
    name: 'ownSections',
    addProseMirrorPlugins() {
      let saidAt = -Infinity;
      const say = () => {
        if (performance.now() - saidAt < QUIET) return;
        saidAt = performance.now();
        onOutside();
      };
      return [
        new Plugin({
          filterTransaction: (tr, state) => {
            const own = sections();
            if (own === null || !tr.docChanged || isFromDocument(tr)) return true;
            if (keepsTo(state.doc, tr.doc, new Set(own))) return true;
            // What follows from what others do is theirs to see to.
            if (!tr.getMeta('appendedTransaction')) say();
            return false;
          },
        }),
      ];
    },
  });

/** Whether all blocks outside, and the own headings' ids and levels, are as they were. */
export const keepsTo = (before: Node, after: Node, own: ReadonlySet<string>): boolean => {
  const [was, is] = [outsideOf(before, own), outsideOf(after, own)];
  return was.length === is.length && was.every((one, index) => isSame(one, is[index]));
};

type Outside = Node | { readonly section: string };

const isSame = (one: Outside, other: Outside | undefined): boolean => {
  if (other === undefined) return false;
  if ('section' in one || 'section' in other) return 'section' in one && 'section' in other && one.section === other.section;
  return one === other || one.eq(other);
};

const outsideOf = (doc: Node, own: ReadonlySet<string>): Outside[] => {
  const blocks = doc.children.map((node) => {
    const id: unknown = node.attrs['id'];
    return { node, id: typeof id === 'string' ? id : null, level: isHeadingType(node.type.name) ? headingLevel({ type: node.type.name, attrs: node.attrs }) : null };
  });
  const stretches = stretchesOf(blocks, own);
  return blocks.flatMap(({ node, id, level }, index): Outside[] => {
    if (stretches[index] === null) return [node];
    return stretches[index] === index ? [{ section: `${String(id)} ${String(level)}` }] : [];
  });
};

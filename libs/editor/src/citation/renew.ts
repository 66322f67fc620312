// Bringing citations in step with a newer version of their source: an author's explicit edit, one step of undo.
import type { Editor } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import { inOneUndoStep } from '../binding/undo-step';
import type { PinnedPassage, Scene } from '../base/scene';
import { attribute } from '../view/element';

/** What is to point elsewhere. */
export interface Renewal {
  readonly citationId: string;
  /** Where it points now: it is left alone when somebody has changed that. */
  readonly passageId: string;
  readonly to: PinnedPassage;
  /** The words of the old passage, when quoted words that are just these are to be changed, too; null: they stay. */
  readonly quoted: string | null;
}

/** Changes them all in one step of undo, and answers how many. Nothing when it may not be written there. */
export const renewCitations = (editor: Editor, renewals: readonly Renewal[]): number => {
  const { state } = editor;
  const byId = new Map(renewals.map((renewal) => [renewal.citationId, renewal]));
  const found: { readonly node: Node; readonly at: number; readonly renewal: Renewal }[] = [];
  state.doc.descendants((node, at) => {
    const renewal = byId.get(attribute(node, 'citationId'));
    if (renewal?.passageId === attribute(node, 'passageId')) found.push({ node, at, renewal });
  });
  const tr = state.tr;
  // From the end, so that places stay what they were.
  for (const { node, at, renewal } of found.reverse()) {
    const { to, quoted } = renewal;
    const attributes = { passageId: to.passageId, sourceId: to.sourceId, versionId: to.versionId, label: to.label };
    for (const [name, value] of Object.entries(attributes)) tr.setNodeAttribute(at, name, value);
    if (quoted === null || quotedWords(node) !== quoted) continue;
    if (node.type.name === 'proposedWording') tr.setNodeAttribute(at, 'fromText', to.exact);
    else tr.replaceWith(at + 1, at + node.nodeSize - 1, paragraphs(node, to.exact));
  }
  if (found.length === 0) return 0;
  inOneUndoStep(state, () => editor.view.dispatch(tr));
  return editor.state.doc === state.doc ? 0 : found.length;
};

/** The source's words as they stand in the text: of a quotation what it quotes, of a proposal the present wording. Null for a chip. */
export const quotedWords = (node: Node): string | null => {
  if (node.type.name === 'proposedWording') return attribute(node, 'fromText');
  if (node.type.name !== 'quotation') return null;
  return node.children.map((paragraph) => paragraph.textBetween(0, paragraph.content.size, '\n', '\n')).join('\n');
};

const paragraphs = (quotation: Node, text: string): Fragment => {
  const { schema } = quotation.type;
  const lines = text.split('\n');
  return Fragment.fromArray(
    lines.flatMap((line, i) => {
      // The paragraphs that are there keep their ids.
      const attrs = quotation.maybeChild(i)?.attrs ?? null;
      return schema.nodes['paragraph']?.create(attrs, line ? schema.text(line) : null) ?? [];
    }),
  );
};

/** Asks for the place in the newer version and points there, when that may be. Says what came of it. */
export const renewFrom = async ({ scene, editor }: { readonly scene: Scene; readonly editor: Editor }, node: Node, quoted: string | null): Promise<void> => {
  const { words, cited } = scene;
  const [citationId, passageId] = [attribute(node, 'citationId'), attribute(node, 'passageId')];
  const current = cited?.state(passageId)?.current;
  if (!cited || !current?.canRenew) return;
  if (!editor.isEditable) return scene.notice(words.readOnly);
  const to = await cited.renew(passageId).catch(() => null);
  if (editor.isDestroyed) return;
  if (!to) return scene.notice(words.citation.renewFailed);
  // The right to write may have ended meanwhile.
  if (!editor.isEditable) return scene.notice(words.readOnly);
  if (renewCitations(editor, [{ citationId, passageId, to, quoted }]) > 0) scene.notice(words.citation.renewed(current.no));
};

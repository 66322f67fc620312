// What the editor says, as plain data, and telling the page about it when there is time.
import type { Editor } from '@tiptap/core';
import { OVERALL_STANCE, POSITION_FIELD, type MarkJson, type NodeJson, type ResponseContent } from '@samsvar/document';
import { STANCES, type Stance } from '@samsvar/domain';
import type { Mark, Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { markNameOf } from './binding/marks';
import { UNKNOWN_MARK, isUnknown } from './binding/unknown';

// Blocks that did not change are the same objects, so their JSON is made once.
const made = new WeakMap<Node, NodeJson>();

/** A node as JSON; content unknown to this editor comes out as it was stored. */
export const jsonOf = (node: Node): NodeJson => {
  const kept = made.get(node);
  if (kept) return kept;
  const json = isUnknown(node) ? (node.attrs['json'] as NodeJson) : knownJson(node);
  made.set(node, json);
  return json;
};

const knownJson = (node: Node): NodeJson => {
  const content: NodeJson[] = [];
  node.forEach((child) => content.push(jsonOf(child)));
  return {
    type: node.type.name,
    ...(Object.keys(node.attrs).length > 0 ? { attrs: { ...node.attrs } } : {}),
    ...(content.length > 0 ? { content } : {}),
    ...(node.marks.length > 0 ? { marks: node.marks.map(markJson) } : {}),
    ...(node.isText ? { text: node.text ?? '' } : {}),
  };
};

const markJson = ({ type, attrs }: Mark): MarkJson =>
  // The name and value of an unknown mark are as the binding read them.
  type.name === UNKNOWN_MARK ? { type: markNameOf(attrs['name'] as string), attrs: attrs['value'] as MarkJson['attrs'] & object } : { type: type.name, attrs: { ...attrs } };

/** The whole content: the text as the editor shows it, and the overall stance. */
export const contentIn = (editor: Editor, doc: Y.Doc): ResponseContent => ({
  text: jsonOf(editor.state.doc),
  overallStance: overallStanceOf(doc),
});

const overallStanceOf = (doc: Y.Doc): Stance | null => {
  const value: unknown = doc.getMap(POSITION_FIELD).get(OVERALL_STANCE);
  return STANCES.find((stance) => stance === value) ?? null;
};

/** Short enough to feel live in an outline, long enough to stay out of the way of typing. */
const WAIT_MS = 300;

/** Tells about the content after changes, when the browser is idle; answers how to stop. */
export const watchContent = (editor: Editor, doc: Y.Doc, tell: (content: ResponseContent) => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isStopped = false;
  const run = () => {
    timer = undefined;
    if (!isStopped && !editor.isDestroyed) tell(contentIn(editor, doc));
  };
  const soon = () => {
    timer ??= setTimeout(() => whenIdle(run), WAIT_MS);
  };
  const map = doc.getMap(POSITION_FIELD);
  editor.on('update', soon);
  map.observe(soon);
  soon();
  return () => {
    isStopped = true;
    clearTimeout(timer);
    editor.off('update', soon);
    map.unobserve(soon);
  };
};

// Safari has no requestIdleCallback.
const whenIdle = (run: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 1_000 });
  else setTimeout(run, 0);
};

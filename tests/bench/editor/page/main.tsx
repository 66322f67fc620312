// The page that is measured: the whole editor, or tiptap with its own collaboration extension.
import { TEXT_FIELD, responseExtensions, seedUpdate } from '@samsvar/document';
import { ResponseEditor } from '@samsvar/editor';
import '@samsvar/ui/tokens.css';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { createRoot } from 'react-dom/client';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { longResponse } from './long-response';
import { reviewed } from './long-review';

const mode = new URLSearchParams(location.search).get('mode') ?? 'ours';
const underReview = mode === 'reviewed' ? reviewed(longResponse()) : null;
const seed = seedUpdate({ text: { type: 'doc', content: underReview?.text ?? longResponse() }, overallStance: null });
const doc = new Y.Doc();
const other = new Y.Doc();
Y.applyUpdate(doc, seed);
Y.applyUpdate(other, seed);
const awareness = new Awareness(doc);
awareness.setLocalStateField('user', { id: 'anna', name: 'Anna Ek', organisation: 'Region Exempel' });

const OTHER_CLIENT = 99;
let reviewShown = 0;
const root = document.getElementById('root')!; // In the page's own HTML.
const began = performance.now();

const showOurs = () =>
  createRoot(root).render(
    <ResponseEditor
      connection={{ doc, awareness, isSynced: true, subscribe: () => () => undefined }}
      editable
      language="sv"
      loadPassage={() => Promise.reject(new Error('none'))}
      onOpenCitation={() => undefined}
      onContent={() => undefined}
      onReady={(handle) => {
        if (!handle) return;
        const from = performance.now();
        if (underReview) handle.showReview(underReview.review);
        reviewShown = performance.now() - from;
        ready();
      }}
      onNotice={(text) => console.log(text)}
      uploadFigure={() => Promise.reject(new Error('none'))}
      figureUrl={() => ''}
    />,
  );

const showStock = () => {
  new Editor({ element: root, extensions: [...responseExtensions, Collaboration.configure({ document: doc, field: TEXT_FIELD })] });
  ready();
};

/** What the browser alone needs for the same text: no editor at all. */
const showPlain = () => {
  const editor = new Editor({ element: null, extensions: [...responseExtensions], content: { type: 'doc', content: longResponse() } });
  const plain = document.createElement('div');
  plain.className = 'ProseMirror';
  plain.contentEditable = 'true';
  plain.style.whiteSpace = 'pre-wrap';
  plain.innerHTML = editor.getHTML();
  editor.destroy();
  root.append(plain);
  ready();
};

/** Times every transaction: state, Y.Doc and DOM; what the editor adds to the browser's own work. */
const timeTransactions = () => {
  const shown = document.querySelector('.ProseMirror') as (HTMLElement & { editor?: Editor }) | null;
  const view = shown?.editor?.view;
  const dispatch = view?.props.dispatchTransaction;
  if (!view || !dispatch) return;
  view.setProps({
    dispatchTransaction(tr) {
      const from = performance.now();
      dispatch.call(view, tr);
      if (tr.docChanged) local.editor.push(performance.now() - from);
    },
  });
};

// Work that waits for the next frame (carets) counts as script of the key that caused it.
let inFrames = 0;
const nextFrame = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) =>
  nextFrame((start) => {
    const from = performance.now();
    callback(start);
    inFrames += performance.now() - from;
  });

const painted = () =>
  new Promise<void>((resolve) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve();
      channel.port2.postMessage(null);
    }),
  );

const local = { editor: [] as number[], script: [] as number[], frame: [] as number[] };
const onKey = () => {
  const from = performance.now();
  void painted().then(() => local.frame.push(performance.now() - from));
};

/** Somebody else types one letter in the middle of a paragraph far from the caret. */
const remoteKey = (at: number): Uint8Array => {
  const block = other.getXmlFragment(TEXT_FIELD).get(61 + (at % 3));
  const text = block instanceof Y.XmlElement ? block.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('not a paragraph');
  const before = Y.encodeStateVector(other);
  text.insert(20 + at, 'x');
  const anchor = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 21 + at));
  awareness.states.set(OTHER_CLIENT, { user: { id: 'bo', name: 'Bo Öberg', organisation: 'Exempel kommun' }, cursor: { anchor, head: anchor } });
  return Y.encodeStateAsUpdate(other, before);
};

const remote = async (count: number) => {
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  const result = { apply: [] as number[], script: [] as number[] };
  for (let at = 0; at < count; at++) {
    await painted();
    const update = remoteKey(at);
    const from = performance.now();
    Y.applyUpdate(doc, update, 'server');
    result.apply.push(performance.now() - from);
    awareness.emit('change', [{ added: [], updated: [OTHER_CLIENT], removed: [] }, 'server']);
    const applied = performance.now() - from;
    inFrames = 0;
    // Queued after the caret's own callback, so that is over when this runs.
    await new Promise((resolve) => nextFrame(resolve));
    result.script.push(applied + inFrames);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return result;
};

/** The share of blocks whose DOM and node are the same after one more remote key. */
const reused = (): number => {
  const shown = document.querySelector('.ProseMirror') as (HTMLElement & { editor?: Editor }) | null;
  const editor = shown?.editor;
  if (!editor) return NaN;
  const before = new Set(editor.state.doc.content.content);
  Y.applyUpdate(doc, remoteKey(1), 'server');
  const after = editor.state.doc.content.content;
  return after.filter((node) => before.has(node)).length / after.length;
};

const ready = () =>
  void painted().then(() => {
    const text = document.querySelector('.ProseMirror')?.textContent ?? '';
    Object.assign(globalThis, {
      bench: {
        isReady: true,
        facts: {
          blocks: doc.getXmlFragment(TEXT_FIELD).length,
          words: text.split(/\s+/).length,
          citations: document.querySelectorAll('[data-citation-id]').length,
          anchors: new Set([...document.querySelectorAll('[data-anchors]')].flatMap((drawn) => (drawn.getAttribute('data-anchors') ?? '').split(' '))).size,
          suggestions: new Set([...document.querySelectorAll('[data-suggestion]')].map((drawn) => drawn.getAttribute('data-suggestion'))).size,
          shown: performance.now() - began,
          reviewShown,
        },
        startLocal: () => {
          timeTransactions();
          document.addEventListener('keydown', onKey, true);
          // Typing reaches the editor as a change of the page or as a key; both are over at the next task.
          document.addEventListener('keydown', () => {
            const from = performance.now();
            const channel = new MessageChannel();
            channel.port1.onmessage = () => local.script.push(performance.now() - from);
            channel.port2.postMessage(null);
          }, true);
        },
        stopLocal: () => (document.removeEventListener('keydown', onKey, true), local),
        remote,
        reused,
      },
    });
  });

const show = { ours: showOurs, reviewed: showOurs, stock: showStock, plain: showPlain }[mode];
show?.();

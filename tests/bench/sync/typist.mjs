// Someone who types: the update that Yjs would make for each keystroke, written directly because it is quicker.
import { randomUUID } from 'node:crypto';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';

const LETTERS = 'etaoin shrdlu enhet aldrig över';
const TEXT_CONTENT = 4;
const HAS_LEFT = 0x80;
/** One keystroke of so many takes a letter back. */
const TAKE_BACK = 25;

let typists = 0;
const firstId = 1_000_000 + Math.floor(Math.random() * 2_000) * 1_000_000;

export class Typist {
  id = firstId + (typists += 1);
  /** Where the text ends: clocks below it exist. */
  end = 0;
  #keys = 0;

  /** A paragraph of this person's own, with its first letter in it. */
  begin() {
    const doc = new Y.Doc();
    doc.clientID = this.id;
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.setAttribute('id', randomUUID());
    const text = new Y.XmlText();
    paragraph.insert(0, [text]);
    doc.getXmlFragment('text').insert(0, [paragraph]);
    // Last of all, so that what is typed follows it.
    text.insert(0, 'A');
    this.end = Y.getState(doc.store, this.id);
    const update = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    return update;
  }

  /** The update of the next keystroke. */
  press() {
    this.#keys += 1;
    return this.#keys % TAKE_BACK === 0 ? this.#takeBack() : this.insert(LETTERS[this.#keys % LETTERS.length]);
  }

  /** The update of a text that is pasted at the end. */
  insert(text) {
    const out = encoding.createEncoder();
    for (const number of [1, 1, this.id, this.end]) encoding.writeVarUint(out, number);
    encoding.writeUint8(out, TEXT_CONTENT | HAS_LEFT);
    for (const number of [this.id, this.end - 1]) encoding.writeVarUint(out, number);
    encoding.writeVarString(out, text);
    encoding.writeVarUint(out, 0);
    this.end += text.length;
    return encoding.toUint8Array(out);
  }

  #takeBack() {
    const out = encoding.createEncoder();
    for (const number of [0, 1, this.id, 1, this.end - 1, 1]) encoding.writeVarUint(out, number);
    return encoding.toUint8Array(out);
  }
}

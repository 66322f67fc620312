// Documents with a history, made once and kept: as many keystrokes as real ones had, with jumps and letters taken back.
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as Y from 'yjs';

/** Keystrokes and authors. Real traces of 483,000 keystrokes encode to 0.81 MB; `burst` is chosen to come out alike. */
const SIZES = {
  large: { keystrokes: 480_000, authors: 5, burst: 150 },
  page: { keystrokes: 16_000, authors: 1, burst: 75 },
};
const PARAGRAPH = 900;
const TEXT = 'Regionen instämmer i förslaget men ser behov av förtydliganden. ';

/** Numbers that look random and are the same every time. */
const dice = (seed) => {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
};

const newParagraph = (doc) => {
  const [paragraph, text] = [new Y.XmlElement('paragraph'), new Y.XmlText()];
  paragraph.setAttribute('id', randomUUID());
  paragraph.insert(0, [text]);
  doc.getXmlFragment('text').push([paragraph]);
  return text;
};

const writePart = (author, { keystrokes, burst }) => {
  const roll = dice(author);
  const doc = new Y.Doc();
  doc.clientID = author;
  for (let done = 0; done < keystrokes; ) {
    const text = newParagraph(doc);
    let [length, place] = [0, 0];
    for (let i = 0; i < PARAGRAPH && done < keystrokes; i += 1, done += 1) {
      if (roll(burst) === 0) place = roll(length + 1);
      if (roll(48) === 0 && place > 0) {
        text.delete((place -= 1), 1);
        length -= 1;
      } else {
        text.insert(place, TEXT[done % TEXT.length]);
        [place, length] = [place + 1, length + 1];
      }
    }
  }
  return Y.encodeStateAsUpdate(doc);
};

/** A document of one of the `SIZES` as one update, with its state vector. */
export const history = (size, folder) => {
  const file = path.join(folder, `history-${size}.bin`);
  const doc = new Y.Doc();
  if (existsSync(file)) {
    Y.applyUpdate(doc, readFileSync(file));
  } else {
    const { keystrokes, authors, burst } = SIZES[size];
    for (let i = 0; i < authors; i += 1) Y.applyUpdate(doc, writePart(1001 + i, { keystrokes: keystrokes / authors, burst }));
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, Y.encodeStateAsUpdate(doc));
  }
  const content = { update: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc), keystrokes: SIZES[size].keystrokes };
  doc.destroy();
  return content;
};

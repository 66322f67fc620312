// Footnotes of pasted Word and LibreOffice text, made into footnotes of the response.

const NOTE = /^#?_?(?:ftn|edn|sdfootnote|sdendnote)/i;

/** Puts each note's words into a footnote where its mark stands, and takes the note away from the end of the text. */
export const wordNotes = (page: Document): void => {
  const links = [...page.querySelectorAll('a[href*="#"]')];
  for (const mark of links) {
    const name = targetOf(mark);
    if (!NOTE.test(name) || !mark.isConnected) continue;
    // A mark and its note lead to each other; in the order of the text the mark comes first.
    const back = links.find((link) => link !== mark && nameOf(link) === name && targetOf(link) === nameOf(mark));
    if (back?.isConnected) toFootnote(mark, back);
    else mark.replaceWith(...mark.childNodes);
  }
};

// Some programs write the whole address of the file before the #.
const targetOf = (link: Element): string => link.getAttribute('href')?.split('#').pop() ?? '';
const nameOf = (link: Element): string => link.getAttribute('name') ?? link.id;

const toFootnote = (mark: Element, back: Element): void => {
  const note = back.closest('div[id^="ftn"], div[id^="edn"], div[id^="sdfootnote"], div[id^="sdendnote"]') ?? back.closest('li, p') ?? back;
  const list = note.parentElement;
  back.remove();
  const footnote = mark.ownerDocument.createElement('span');
  footnote.setAttribute('data-note-id', crypto.randomUUID());
  footnote.setAttribute('data-text', wordsOf(note));
  mark.replaceWith(footnote);
  note.remove();
  // Word draws a line above its notes.
  if (list && list.tagName !== 'BODY' && !list.textContent?.trim()) list.remove();
};

const wordsOf = (note: Element): string => (note.textContent ?? '').replace(/[\s\u00a0]+/g, ' ').trim();

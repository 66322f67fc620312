// Pasted HTML from Word and from the web.
import { aPerson, paragraph } from '../testing/editors';
import { cleanHtml } from './clean-html';

describe('cleanHtml', () => {
  it('makes lists of the list paragraphs of Word', () => {
    const html =
      "<p class=MsoNormal>Ord<o:p></o:p></p>" +
      "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>1.</span><![endif]>Ett</p>" +
      "<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>2.</span><![endif]>Två</p>" +
      "<p class=MsoListParagraph><!--[if !supportLists]--><span style='mso-list:Ignore'>·</span><!--[endif]-->Punkt</p>";
    const page = new DOMParser().parseFromString(cleanHtml(html), 'text/html');
    expect([...page.querySelectorAll('ol > li')].map((item) => item.textContent)).toEqual(['Ett', 'Två']);
    expect([...page.querySelectorAll('ul > li')].map((item) => item.textContent)).toEqual(['Punkt']);
    expect(page.body.innerHTML).not.toContain('o:p');
  });

  it('takes away scripts, styles and comments', () => {
    expect(cleanHtml('<style>p{}</style><p>Text<!-- hemligt --></p><script>x()</script>')).toBe('<p>Text</p>');
  });

  it("makes footnotes of Word's, where their marks stand", () => {
    const mark = (no: number) =>
      `<a style='mso-footnote-id:ftn${no}' href="#_ftn${no}" name="_ftnref${no}" title=""><span class=MsoFootnoteReference><![if !supportFootnotes]>[${no}]<![endif]></span></a>`;
    const note = (no: number, words: string) =>
      `<div style='mso-element:footnote' id=ftn${no}><p class=MsoFootnoteText><a href="#_ftnref${no}" name="_ftn${no}"><span class=MsoFootnoteReference>[${no}]</span></a> ${words}<o:p></o:p></p></div>`;
    const html =
      `<p class=MsoNormal>Ett ord${mark(1)} och ett till${mark(2)}.</p><p>Mera<a href="#_ftn7" name="_ftnref7">[7]</a> text</p>` +
      `<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr align=left size=1 width="33%"><![endif]>${note(1, 'SOU 2024:1,\n s. 3.')}${note(2, 'Prop. <i>5</i>.')}</div>`;
    const { editor } = aPerson([paragraph('a', '')]);
    editor.commands.setContent(cleanHtml(html));
    const notes: unknown[] = [];
    editor.state.doc.descendants((node) => void (node.type.name === 'footnote' && notes.push(node.attrs['text'])));
    expect(notes).toEqual(['SOU 2024:1, s. 3.', 'Prop. 5.']);
    expect(editor.state.doc.textBetween(0, editor.state.doc.content.size, '|', '*').replace(/\|+$/, '')).toBe('Ett ord* och ett till*.|Mera[7] text');
  });
});

// Pasted HTML from Word and from the web.
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
});

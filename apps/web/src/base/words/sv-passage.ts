// Swedish words of the passage room.

/** Swedish words for selecting, citing and opening passages. */
export const svPassage = {
  toolbar: 'Det markerade stället',
  cite: 'Citera',
  quote: 'Citat',
  propose: 'Föreslå ändrad lydelse',
  copyLink: 'Kopiera länk',
  linkCopied: 'Länken till stället är kopierad.',
  linkNotCopied: 'Länken gick inte att kopiera. Kopiera den härifrån:',
  tooLong: 'Du har markerat för mycket. Välj högst 20 000 tecken.',
  notLoaded: 'Hela stället är inte hämtat än. Vänta ett ögonblick och försök igen.',
  selected: (words: number, blocks: number): string =>
    `Markerat: ${words === 1 ? '1 ord' : `${words} ord`}${blocks > 1 ? ` i ${blocks} stycken` : ''}.`,
  unselected: 'Markeringen är borttagen.',
  opened: (section: string | null, page: string | null): string =>
    ['Citerat ställe', section && `avsnitt ${section}`, page && `sidan ${page}`].filter(Boolean).join(', '),
  reviewerReason: 'Du läser. Granskare skriver inte i texten.',
  linkReason: 'Bara författare kan göra länkar till ställen.',
  editorReason: 'Texten är inte klar att skriva i än.',
  hintTitle: 'Så citerar du',
  hint: 'Markera ord i dokumentet och välj Citera. Hänvisningen hamnar där du senast skrev, och leder alltid tillbaka hit.',
  hintDismiss: 'Jag förstår',
  notFound: 'Stället finns inte, eller så har du inte tillgång till det.',
};

// The guess at a document's part in a consultation.
import { guessRole, guessRoles } from './guess-role';

it('knows a cover letter, a main document and annexes that are chosen together', () =>
  expect(
    guessRoles(
      [
        'Remissmissiv.pdf',
        'Livsvetenskapsstrategi 2026.docx',
        'Bilaga 1 Kunskapsunderlag.pdf',
        'Ordlista.pdf',
      ],
      [],
    ),
  ).toEqual(['cover_letter', 'main_document', 'annex', 'annex']));

it('knows what is there already', () => {
  expect(guessRole('Strategi.pdf', ['main_document'])).toBe('annex');
  expect(guessRole('missiv-ny.pdf', ['cover_letter'])).toBe('other');
});

it('reads names that are written with loose accents', () =>
  expect(guessRole('Fo\u0308ljebrev.pdf', [])).toBe('cover_letter'));

it('does not take an annex for the main document when it stands first', () =>
  expect(guessRoles(['Bilaga A.pdf', 'Huvudtext.pdf'], [])).toEqual(['annex', 'main_document']));

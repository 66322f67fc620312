// The overall stance that sections add up to, and the contradictions that are listed.
import type { SectionStatus } from '../response/response';
import { contradictionsOf, proposeOverallStance, type SectionPosition } from './overall-stance';
import type { Stance } from './stance';

const sections = (...stances: (Stance | null)[]): SectionPosition[] =>
  stances.map((stance, index) => ({ id: `s${index}`, status: 'answer', stance }));
const aSection = (id: string, status: SectionStatus, stance: Stance | null): SectionPosition => ({
  id,
  status,
  stance,
});

describe('proposeOverallStance', () => {
  it.each<[Stance | null, (Stance | null)[]]>([
    [null, []],
    [null, [null, 'not_assessed']],
    ['no_comments', ['no_comments', 'no_comments', null]],
    [null, ['no_comments', 'not_assessed']],
    ['no_objection', ['no_objection', 'no_objection', 'no_comments']],
    ['supports', ['supports', 'no_objection', 'not_assessed']],
    ['supports_with_comments', ['supports', 'supports_with_comments']],
    ['supports_with_comments', ['supports', 'supports', 'neutral']],
    ['neutral', ['neutral', 'neutral', 'supports']],
    ['supports_subject_to_change', ['supports', 'supports_subject_to_change']],
    ['supports_subject_to_change', ['supports', 'supports', 'opposes']],
    ['supports_subject_to_change', ['supports', 'opposes']],
    ['opposes_as_drafted', ['supports', 'opposes', 'opposes']],
    ['opposes_as_drafted', ['opposes', 'opposes_as_drafted']],
    ['opposes', ['opposes', 'opposes']],
  ])('proposes %s', (expected, stances) => {
    expect(proposeOverallStance(sections(...stances))).toBe(expected);
  });

  it('leaves skipped sections out', () => {
    expect(
      proposeOverallStance([aSection('a', 'skip', 'opposes'), aSection('b', 'answer', 'supports')]),
    ).toBe('supports');
  });
});

describe('contradictionsOf', () => {
  it('names each section that opposes an unconditional support', () => {
    expect(
      contradictionsOf('supports_with_comments', sections('supports', 'opposes', 'opposes_as_drafted')),
    ).toEqual([
      { code: 'section-opposes', sectionId: 's1' },
      { code: 'section-opposes', sectionId: 's2' },
    ]);
  });

  it('accepts an opposing section under a conditional support', () => {
    expect(contradictionsOf('supports_subject_to_change', sections('supports', 'opposes'))).toEqual([]);
  });

  it('names a condition under an unconditional support', () => {
    expect(contradictionsOf('supports', sections('supports_subject_to_change'))).toEqual([
      { code: 'section-has-condition', sectionId: 's0' },
    ]);
  });

  it('names remarks under "no objection", and only there', () => {
    expect(contradictionsOf('no_objection', sections('supports_with_comments'))).toEqual([
      { code: 'section-has-remarks', sectionId: 's0' },
    ]);
    expect(contradictionsOf('supports', sections('supports_with_comments'))).toEqual([]);
  });

  it('names positions when the whole declines', () => {
    expect(contradictionsOf('declines', sections('no_comments', 'supports'))).toEqual([
      { code: 'section-takes-position', sectionId: 's1' },
    ]);
  });

  it('questions opposition that no section shares, and a neutral whole of one-sided sections', () => {
    expect(contradictionsOf('opposes', sections('supports'))).toEqual([
      { code: 'no-section-opposes', sectionId: null },
    ]);
    expect(contradictionsOf('opposes', sections(null))).toEqual([]);
    expect(contradictionsOf('neutral', sections('supports', 'no_objection'))).toEqual([
      { code: 'sections-agree', sectionId: null },
    ]);
    expect(contradictionsOf('neutral', sections('neutral', 'supports'))).toEqual([]);
  });

  it('lists a skipped section with a position even before the overall stance is chosen', () => {
    expect(
      contradictionsOf(null, [aSection('a', 'skip', 'supports'), aSection('b', 'skip', 'not_assessed')]),
    ).toEqual([{ code: 'skipped-with-position', sectionId: 'a' }]);
  });
});

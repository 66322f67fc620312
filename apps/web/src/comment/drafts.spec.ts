// Drafts belong to one person and one place, and go when they are sent and at sign-out.
import { beforeEach, expect, it } from '@jest/globals';
import { forgetBegunWords } from '../base/begun-words';
import { aResponse } from '../testing/review-parts';
import { keepDraft, keptDraft } from './drafts';

const place = { person: 'p1', response: aResponse().id, about: 'thread' };

beforeEach(() => sessionStorage.clear());

it('keeps words for their person and place alone', () => {
  keepDraft(place, 'Ord');
  expect(keptDraft(place)).toBe('Ord');
  expect(keptDraft({ ...place, person: 'p2' })).toBeNull();
  expect(keptDraft({ ...place, about: 'reply.1' })).toBeNull();
});

it('forgets what is empty or sent', () => {
  keepDraft(place, 'Ord');
  keepDraft(place, '');
  expect(keptDraft(place)).toBeNull();
  keepDraft(place, 'Ord');
  keepDraft(place, null);
  expect(sessionStorage).toHaveLength(0);
});

it('forgets everything at sign-out, and nothing of others', () => {
  keepDraft(place, 'Ord');
  sessionStorage.setItem('annat', '1');
  forgetBegunWords();
  expect(Object.keys(sessionStorage)).toEqual(['annat']);
});

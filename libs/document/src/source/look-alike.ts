// Tells a block that was edited from one that says the same about somebody else.
import { sourceWords } from './block-words';
import { wordRuns } from './word-diff';

/** A word that is a name, or begins a sentence with one. */
const NAME = /^\p{Lu}/u;

/** Whether two texts differ in nothing but names: "Region Skåne ansvarar för …" and "Region Halland ansvarar för …". */
export const isLookAlike = (a: string, b: string): boolean => {
  const [was, is] = [sourceWords(a), sourceWords(b)];
  const changes = wordRuns(was, is).filter(({ isSame }) => !isSame);
  return (
    changes.length > 0 &&
    changes.every(({ from, fromEnd, to, toEnd }) => {
      const [old, now] = [was.slice(from, fromEnd), is.slice(to, toEnd)];
      return old.some(isName) && now.some(isName) && [...old, ...now].every((word) => isName(word) || isSmall(word));
    })
  );
};

const isName = ({ key }: { readonly key: string }): boolean => NAME.test(key);
/** Words that stand within names: "Länsstyrelsen i Dalarna". */
const isSmall = ({ key }: { readonly key: string }): boolean => key.length <= 3 && /^\p{Ll}/u.test(key);

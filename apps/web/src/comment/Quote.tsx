// The words that a thread stands on, cut where they are many.
import { useAllWords } from '../base/all-words';
import styles from './comment.module.css';

const MOST = 220;

/** The beginning of a long text, cut between words. */
export const shortened = (text: string, most = MOST): string => {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2))}…`;
};

/** In quotation marks; something without words says what it is. */
export const Quote = ({ text }: { readonly text: string }) => {
  const words = useAllWords().comment;
  return <blockquote className={styles['quote']}>{text.trim() === '' ? <em>{words.noWords}</em> : `”${shortened(text)}”`}</blockquote>;
};

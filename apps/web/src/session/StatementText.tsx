// A public statement as a page: headings, paragraphs, lists.
import type { Statement } from '../base/words/sv-statement';
import { PublicPage } from './PublicPage';
import styles from './public.module.css';

/** Plain text throughout, so that it can be read out and printed. */
export const StatementText = ({ statement }: { readonly statement: Statement }) => (
  <PublicPage title={statement.title} lead={statement.lead}>
    <div className={styles['text']}>
      {statement.parts.map(({ title, text, list }) => (
        <section key={title}>
          <h2>{title}</h2>
          {text.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          {list ? (
            <ul>
              {list.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          ) : null}
        </section>
      ))}
      <p>{statement.dated}</p>
    </div>
  </PublicPage>
);

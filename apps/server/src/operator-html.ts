// What the operator's pages have in common: their frame, their style, and that nothing else is loaded or run.
import { createHash } from 'node:crypto';
import type { Language } from '@samsvar/domain';
import type { InternalAnswer } from './base/internal-listener';

/** Text made fit to stand in HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

interface Page {
  readonly language: Language;
  readonly title: string;
  /** HTML that has been escaped. */
  readonly main: string;
  readonly style: string;
  readonly status?: number;
}

/** A page with forms that may be sent to this very listener, and nowhere else. */
export const formPage = ({ language, title, main, style, status }: Page): InternalAnswer => {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`;
  const body = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – Samsvar</title>
<style>${style}</style>
</head>
<body>
<main>
${main}
</main>
</body>
</html>
`;
  // A browser that may tell nobody where a form comes from does not tell us either.
  const headers = { 'Content-Security-Policy': policy, 'Referrer-Policy': 'same-origin' };
  return { type: 'text/html; charset=utf-8', body, headers, ...(status !== undefined && { status }) };
};

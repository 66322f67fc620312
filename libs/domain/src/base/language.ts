// The languages the product speaks.

/** Swedish first, English second. */
export type Language = 'sv' | 'en';
export const LANGUAGES: readonly Language[] = ['sv', 'en'];

/** The language to answer in, from an Accept-Language header; Swedish unless English is asked for first. */
export const languageOf = (acceptLanguage: string | undefined): Language => {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((p) => /^q=([\d.]+)$/.exec(p.trim())?.[1]).find(Boolean);
      return { tag: tag.slice(0, 2).toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .filter(({ tag }) => tag === 'sv' || tag === 'en')
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.tag === 'en' ? 'en' : 'sv';
};

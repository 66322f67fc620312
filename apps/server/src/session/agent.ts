// What a browser calls itself, in words that a person knows it by.

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/Edg(A|iOS)?\//, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Browser and system, such as `Firefox, Windows`; empty for what is neither. Nothing of the header itself is kept. */
export const agentOf = (header: string | undefined): string => {
  const text = (header ?? '').slice(0, 500);
  const known = (list: typeof BROWSERS): string => list.find(([pattern]) => pattern.test(text))?.[1] ?? '';
  return [known(BROWSERS), known(SYSTEMS)].filter((word) => word !== '').join(', ');
};

// The fonts of the PDF: bytes read once, from packages that carry them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const FILES = [
  '@expo-google-fonts/source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  '@expo-google-fonts/source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  '@expo-google-fonts/source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  '@expo-google-fonts/source-serif-4/700Bold_Italic/SourceSerif4_700Bold_Italic.ttf',
  '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
  '@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf',
  '@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf',
];

let loaded: Buffer[] | null = null;

/** The fonts, serif first. */
export const fonts = (): Buffer[] => {
  const require = createRequire(import.meta.url);
  loaded ??= FILES.map((file) => readFileSync(require.resolve(file)));
  return loaded;
};

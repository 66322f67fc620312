// Swedish words for annotations that other programs have made.

/** In Swedish. */
export const svInterchange = {
  action: 'Ta in anteckningar …',
  title: 'Ta in anteckningar från ett annat program',
  explain:
    'Välj en fil med webbannoteringar (JSON-LD). De ord som finns i källan blir ställen att hänvisa till. Ingenting gissas: det som inte finns, eller finns på flera ställen, listas.',
  drop: 'Släpp filen här, eller välj den.',
  choose: 'Välj fil …',
  reading: 'Letar upp orden i källan …',
  failed: 'Anteckningarna kunde inte tas in.',
  pinned: (count: number): string => (count === 1 ? '1 ställe hittades' : `${count} ställen hittades`),
  missed: (count: number): string => (count === 1 ? '1 hittades inte' : `${count} hittades inte`),
  why: {
    'no-quote': 'Anteckningen har inga ord att leta efter.',
    'not-found': 'Orden finns inte i den här versionen.',
    several: 'Orden finns på flera ställen, och inget av dem passar bäst.',
    invalid: 'Stället är för långt.',
  },
  none: 'Filen innehöll inga anteckningar.',
  another: 'Ta in en fil till',
};

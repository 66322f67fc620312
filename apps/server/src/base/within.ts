// A limit on how long something may take.

/** The same answer, or a rejection when it takes longer than `limit` ms. What was begun is not stopped. */
export const within = async <T>(limit: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | null = null;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${String(limit)} ms`)), limit);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    if (timer) clearTimeout(timer);
  }
};

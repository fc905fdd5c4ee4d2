const WORDS: Readonly<Record<string, string>> = { db: 'database' };

/** What a type of service is called: `web`, `database`, `cache`, `queue`, `custom`. */
export function typeWord(type: string): string {
  return WORDS[type] ?? type;
}

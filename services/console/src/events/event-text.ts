/** The text of an event as Markdown, where its sender says that it is (`%%%` around it); undefined where it is plain. */
export function eventMarkdown(text: string): string | undefined {
  const [, inner] = /^\s*%%%\s*\n([\s\S]*?)(?:\n?\s*%%%\s*)?$/.exec(text) ?? [];
  return inner;
}

/** What an event tells of that the console has a page for, by its tags. */
export function eventSubject(tags: readonly string[]): {
  readonly monitorId?: string | undefined;
  readonly downtimeId?: string | undefined;
} {
  const idOf = (key: string) => tags.find((tag) => tag.startsWith(`${key}:`))?.slice(key.length + 1);
  return { monitorId: idOf('monitor_id'), downtimeId: idOf('downtime_id') };
}

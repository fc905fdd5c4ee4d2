import { useMemo, useRef } from 'react';

interface Seen {
  readonly of: string;
  readonly ids: ReadonlySet<string>;
  readonly news: ReadonlySet<string>;
}

/**
 * Ids that are in the list and were not the time before; all are known when it is of something else than before (`of`).
 * Until the list changes again they stay the same.
 */
export function useNewIds(items: readonly { readonly id: string }[], of: string): ReadonlySet<string> {
  const seen = useRef<Seen>(undefined);
  return useMemo(() => {
    const ids = new Set(items.map(({ id }) => id));
    const before = seen.current;
    const isSame = before?.of === of && before.ids.size > 0;
    const news = new Set(isSame ? [...ids].filter((id) => !before.ids.has(id)) : []);
    seen.current = { of, ids, news };
    return news;
  }, [items, of]);
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { printSearchKey } from '../../../../lib/search-language/print.ts';
import { aggregateSpans } from '../api/aggregate-spans.ts';
import { rangeKey } from '../api/range-key.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { useSpans } from '../api/use-spans.ts';
import { windowAt } from '../time-range/time-range.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { attributeNames } from './attribute-names.ts';
import { readSearch } from './read-search.ts';
import { type SearchHints, searchedAttributes, searchHints } from './search-hints.ts';

/** Spans of which attributes are known. */
const SAMPLE = 50;
/** Values of an attribute that one may have meant. */
const VALUES = 100;

/** Hints on a search that found nothing; undefined until what spans there are is known. */
export function useSearchHints(query: string): SearchHints | undefined {
  const [range] = useTimeRange();
  const serverNow = useServerNow();
  const isAsked = query.trim() !== '';
  const { data: spans } = useSpans(isAsked ? '' : undefined, range, SAMPLE);
  const { data: seen } = useQuery({
    queryKey: ['search-hints', query, ...rangeKey(range)],
    queryFn: ({ signal }) => {
      const window = windowAt(range, serverNow());
      const { node } = readSearch(query);
      const lookFor = node ? searchedAttributes(node) : [];
      return Promise.all(
        lookFor.map(async (attribute) => {
          const facet = printSearchKey(attribute).slice(0, -1);
          const what = { compute: [{ aggregation: 'count' }], group_by: [{ facet, limit: VALUES }] };
          const buckets = await aggregateSpans({ query: '', window, ...what }, signal);
          return { attribute, values: buckets.map((bucket) => Object.values(bucket.attributes.by)[0] ?? '') };
        }),
      );
    },
    enabled: isAsked,
  });
  return useMemo(
    // Where there is no span at all, none of its attributes is to blame.
    () => (spans && spans.length > 0 && seen ? searchHints(query, seen, attributeNames(spans)) : undefined),
    [query, spans, seen],
  );
}

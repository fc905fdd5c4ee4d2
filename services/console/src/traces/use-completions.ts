import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { completionsAt } from '../../../../lib/search-language/completions-at.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { attributeNames } from './attribute-names.ts';
import { attributeOptions, type CompletionOption, valueOptions } from './completion-options.ts';
import { searchContaining } from './search-containing.ts';
import { type SpanScope, scopedQuery } from './traces-url.ts';
import { useFacetValues } from './use-facet-values.ts';

/** Values are asked for when nobody has typed for so long. */
const TYPING_MS = 150;

interface CompletionsFor {
  readonly text: string;
  readonly cursor: number;
  readonly spans: readonly SpanItem[];
  /** Of which spans values are counted, as facets count them. */
  readonly scope: SpanScope;
  readonly isOpen: boolean;
}

/** What can be put into a search where the cursor is: attributes that there are, or the most frequent values of one. */
export function useCompletions({ text, cursor, spans, scope, isOpen }: CompletionsFor): readonly CompletionOption[] {
  const [range] = useTimeRange();
  const completion = useMemo(() => completionsAt(text, cursor), [text, cursor]);
  const attribute = completion?.kind === 'value' ? completion.attribute : { name: '', hasAt: false };
  const wantsValues = isOpen && completion?.kind === 'value' && attribute.name !== '';
  const [typed] = useDebouncedValue(completion?.prefix ?? '', TYPING_MS);
  const search = { query: scopedQuery(searchContaining(attribute, typed), scope), range };
  const { data: values = [], isPlaceholderData } = useFacetValues(attribute, search, { isShown: wantsValues });
  return useMemo(() => {
    if (!completion) return [];
    if (completion.kind === 'attribute') return attributeOptions(text, completion, attributeNames(spans));
    return isPlaceholderData ? [] : valueOptions(text, completion, values);
  }, [completion, text, spans, values, isPlaceholderData]);
}

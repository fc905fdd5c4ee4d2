import { useMemo } from 'react';
import type { SpanItem } from '../../../../lib/api-types/spans.ts';
import { completionsAt } from '../../../../lib/search-language/completions-at.ts';
import { useTimeRange } from '../time-range/use-time-range.ts';
import { attributeNames } from './attribute-names.ts';
import { attributeOptions, type CompletionOption, valueOptions } from './completion-options.ts';
import { useFacetValues } from './use-facet-values.ts';

interface CompletionsFor {
  readonly text: string;
  readonly cursor: number;
  readonly spans: readonly SpanItem[];
  readonly isOpen: boolean;
}

/** What can be put into a search where the cursor is: attributes that there are, or the most frequent values of one. */
export function useCompletions({ text, cursor, spans, isOpen }: CompletionsFor): readonly CompletionOption[] {
  const [range] = useTimeRange();
  const completion = useMemo(() => completionsAt(text, cursor), [text, cursor]);
  const attribute = completion?.kind === 'value' ? completion.attribute : { name: '', hasAt: false };
  const wantsValues = isOpen && completion?.kind === 'value' && attribute.name !== '';
  const { data: values = [], isPlaceholderData } = useFacetValues(
    attribute,
    { query: '', range },
    { isShown: wantsValues },
  );
  return useMemo(() => {
    if (!completion) return [];
    if (completion.kind === 'attribute') return attributeOptions(text, completion, attributeNames(spans));
    return isPlaceholderData ? [] : valueOptions(text, completion, values);
  }, [completion, text, spans, values, isPlaceholderData]);
}

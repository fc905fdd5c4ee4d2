import { type Sorting, sortingFromText, sortingText } from './sorting.ts';
import { useParam } from './use-param.ts';

/** The sorting in the address, or the usual one, and a way to change it. */
export function useSorting(columns: readonly string[], usual: Sorting): readonly [Sorting, (sorting: Sorting) => void] {
  const [text, setText] = useParam('sort');
  const put = (sorting: Sorting) => {
    const next = sortingText(sorting);
    setText(next === sortingText(usual) ? undefined : next, { isStep: false });
  };
  return [sortingFromText(text, columns) ?? usual, put];
}

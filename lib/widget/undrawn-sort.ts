import { asNumber, asObject, asObjects } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';

/** What a `sort` says that no rows are sorted by. */
export function undrawnSort(written: unknown): readonly string[] {
  const sort = asObject(written);
  return [
    ...undrawnOptions(sort, ['count', 'order_by'], 'sort.'),
    ...asObjects(sort?.order_by).flatMap(({ type, index, name }) => {
      if (type === 'group') return typeof name === 'string' ? [] : ['sort.order_by.name'];
      return type === 'formula' && (index === undefined || asNumber(index) !== undefined) ? [] : ['sort.order_by'];
    }),
  ];
}

import type { SeriesAttributes } from '../api-types/query.ts';

/** The attributes of a line that have an item for each of its points. */
export const POINT_LISTS = ['lower', 'upper', 'anomalous', 'predicted'] as const;

type PointList = readonly (number | boolean | null)[];

/** What an algorithm has found out about a line with each of its lists changed; the rest as it is. */
export function mapLists(
  attributes: SeriesAttributes,
  change: (list: PointList, name: (typeof POINT_LISTS)[number]) => PointList,
): SeriesAttributes {
  const lists = POINT_LISTS.flatMap((name) => {
    const list = attributes[name];
    return list ? [[name, change(list, name)] as const] : [];
  });
  return { ...attributes, ...(Object.fromEntries(lists) as Partial<SeriesAttributes>) };
}

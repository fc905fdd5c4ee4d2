import type { PictureKind } from './picture.ts';
import { queryValuePicture } from './query-value-picture.ts';
import { timeseriesPicture } from './timeseries-picture.ts';
import { toplistPicture } from './toplist-picture.ts';

/** The types of widgets that have pictures. */
const KINDS: Readonly<Record<string, PictureKind>> = {
  timeseries: timeseriesPicture,
  query_value: queryValuePicture,
  toplist: toplistPicture,
};

/** How widgets of a type become pictures; undefined for those that do not yet. */
export function pictureKind(type: string): PictureKind | undefined {
  return Object.hasOwn(KINDS, type) ? KINDS[type] : undefined;
}

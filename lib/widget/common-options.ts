/** What is drawn of every widget, by its frame. */
export const COMMON_OPTIONS: readonly string[] = [
  'type',
  'title',
  'title_size',
  'title_align',
  'time',
  'description',
  'custom_links',
];

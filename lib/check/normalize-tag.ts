/**
 * The form that the Agent's checks give to a name before they put it into a tag: what is no part of a word becomes one
 * underscore, and none stays at the ends. `my site (eu)` becomes `my_site_eu`; case is kept.
 * The same as `normalize_tag` of datadog_checks_base.
 */
export function normalizeTag(text: string): string {
  return text
    .replace(/[,+*\-/()[\]{}\s]/g, '_')
    .replace(/_+/g, '_')
    .replace(/_*\._*/g, '.')
    .replace(/^_+|_+$/g, '');
}

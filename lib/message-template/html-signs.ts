const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const signs = new Map(Object.entries(entities).map(([sign, entity]) => [entity, sign]));

/** A text with HTML's own signs (`&`, `<`, `>` and quotes) as their names, so that it is shown as it is. */
export function escapeHtmlSigns(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** What `escapeHtmlSigns` was given: once, so that `&amp;lt;` is `&lt;`. Other names stay. */
export function readHtmlSigns(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => signs.get(entity) ?? entity);
}

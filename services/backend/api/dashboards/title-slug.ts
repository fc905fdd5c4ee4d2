const maxLength = 80;

/** A title as the end of an address: `CPU & load (prod)` → `cpu-load-prod`; empty when nothing of it is left. */
export function titleSlug(title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, '')
    .replace(/[ -]+/g, '-');
  return words.slice(0, maxLength).replace(/-+$/, '');
}

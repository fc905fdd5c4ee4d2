const longest = 80;

/** A name as a part of a file's: `CPU & load` is `cpu-load`; empty where nothing of it can be. */
export function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longest)
    .replace(/-+$/, '');
}

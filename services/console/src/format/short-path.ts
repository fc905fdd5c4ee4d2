/** A file from the configuration folder on; as it is where it lies elsewhere. `source` may begin with `file:`. */
export function shortPath(source: string, configDir: string): string {
  const path = source.replace(/^file:/, '');
  return path.startsWith(`${configDir}/`) ? path.slice(configDir.length + 1) : path;
}

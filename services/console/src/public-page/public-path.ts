/** Where the backend tells what stands under a token. */
export function publicPath(token: string): string {
  return `/labrador/api/public/${encodeURIComponent(token)}`;
}

/** A URL without the user and password before its host, `http://user:secret@host/…`; all else stays as it is. */
export function urlWithoutUser(url: string): string {
  if (!url.includes('@')) return url;
  const [, start = '', authority = ''] = /^((?:[a-z][a-z0-9+.-]*:)?\/\/)([^/?#]*)/i.exec(url) ?? [];
  const at = authority.lastIndexOf('@');
  return at < 0 ? url : start + authority.slice(at + 1) + url.slice(start.length + authority.length);
}

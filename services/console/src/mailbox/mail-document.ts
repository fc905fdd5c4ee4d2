/**
 * What a message may do in its frame: nothing is loaded from anywhere, and what it shows stands in it. Links open beside the
 * console, since a frame that goes elsewhere would load what it finds there.
 */
const RULES = [
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">`,
  '<base target="_blank">',
].join('');

/**
 * A message's HTML under the rules of its frame. They stand before all of it, so that nothing comes first; the declaration, `html`
 * and `head` that it begins with are then read as HTML has it: passed over, or joined with those there are.
 */
export function mailDocument(html: string): string {
  return `<!doctype html><head>${RULES}${html}`;
}

/**
 * What a check says it does, in a sentence: the first of its README below the title, else of the comment above its class;
 * empty where it says nothing.
 */
export function checkDescription({
  source,
  readme,
}: {
  readonly source: string;
  readonly readme?: string | undefined;
}): string {
  const paragraph = readme?.split(/\n\s*\n/).find((part) => part.trim() !== '' && !/^\s*(#|!\[|\[!\[|<)/.test(part));
  return firstSentence(paragraph ?? classComment(source));
}

/** The comment that ends right above `export default class`. */
function classComment(source: string): string {
  const at = source.indexOf('export default class');
  const [, comment = ''] = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*$/.exec(source.slice(0, Math.max(at, 0))) ?? [];
  return comment.replace(/^\s*\* ?/gm, '');
}

function firstSentence(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const [sentence = line] = /^.*?[.!?](?=\s+\p{Lu}|$)/u.exec(line) ?? [];
  return sentence;
}

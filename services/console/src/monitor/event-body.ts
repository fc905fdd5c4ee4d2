/** What is shown of an event of a monitor. */
export interface EventBody {
  /** The message, as Markdown. */
  readonly text: string;
  /** Address of its graph, within the console. */
  readonly picture?: string;
}

const PICTURE = /\[!\[[^\]]*\]\(([^)\s]+)\)\]\([^)\s]*\)/;

/**
 * The message that an event of a monitor has: without the lines that say it is Markdown, without the links at its end, which
 * lead to where one is, and with its graph apart.
 */
export function eventBody(text: string): EventBody {
  const message = text.replace(/^%%%\s*\n?/, '').replace(/\n?%%%\s*$/, '');
  const [, address] = PICTURE.exec(message) ?? [];
  const [, path] = /^https?:\/\/[^/]+(\/snapshot\/view\/[\w./-]+)$/.exec(address ?? '') ?? [];
  const [body = ''] = message.replace(PICTURE, '').split(/\n- - -\n\n\[\[/);
  return { text: body.trim(), ...(path && { picture: path }) };
}

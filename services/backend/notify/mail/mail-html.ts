import { Marked, type Tokens } from 'marked';
import { escapeHtmlSigns, readHtmlSigns } from '../../../../lib/message-template/html-signs.ts';

const colors: Readonly<Record<string, string>> = {
  error: '#d33043',
  warning: '#e5a21c',
  success: '#2a7e41',
};

/** Markdown as the HTML of a mail: what is HTML in it is shown as text, and links lead to web and mail addresses only. */
export function mailHtml(
  markdown: string,
  {
    title,
    tone,
    graph,
  }: {
    readonly title: string;
    /** `error`, `warning`, `success`; anything else is neutral. */
    readonly tone: string;
    /** The address of a picture that is in the mail, and its content id. */
    readonly graph?: { readonly url: string; readonly cid: string };
  },
): string {
  const marked = new Marked({
    gfm: true,
    breaks: true,
    async: false,
    renderer: {
      // What a variable was filled with is escaped in code and addresses too, where Markdown would show that.
      code: ({ text }: Tokens.Code) => `<pre><code>${escapeHtmlSigns(readHtmlSigns(text))}</code></pre>\n`,
      codespan: ({ text }: Tokens.Codespan) => `<code>${escapeHtmlSigns(readHtmlSigns(text))}</code>`,
      html: ({ text }: Tokens.HTML | Tokens.Tag) => escapeHtmlSigns(text),
      image: ({ href, text: alt }: Tokens.Image) => {
        const text = readHtmlSigns(alt);
        const source = href === graph?.url ? `cid:${graph.cid}` : webAddress(href);
        return source
          ? `<img src="${escapeHtmlSigns(source)}" alt="${escapeHtmlSigns(text)}" style="max-width:100%;border:0">`
          : escapeHtmlSigns(text);
      },
      link({ href, tokens }: Tokens.Link) {
        const inner = this.parser.parseInline(tokens);
        const target = webAddress(href);
        return target ? `<a href="${escapeHtmlSigns(target)}" style="color:#632ca6">${inner}</a>` : inner;
      },
    },
  });
  const body = parsed(marked, markdown);
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtmlSigns(title)}</title></head>`,
    '<body style="margin:0;padding:16px;background:#f4f4f7;font-family:Helvetica,Arial,sans-serif;font-size:14px;color:#1c2b34">',
    `<div style="max-width:640px;margin:0 auto;background:#ffffff;border-top:4px solid ${colors[tone] ?? '#632ca6'};padding:16px 24px">`,
    `<h1 style="font-size:18px;margin:0 0 16px">${escapeHtmlSigns(title)}</h1>`,
    body,
    '</div></body></html>',
    '',
  ].join('\n');
}

/** What is nested deeper than the parser can follow is shown as it is written: a message is not lost for its form. */
function parsed(marked: Marked, markdown: string): string {
  try {
    return marked.parse(markdown, { async: false });
  } catch (error) {
    if (error instanceof RangeError) return `<pre>${escapeHtmlSigns(markdown)}</pre>`;
    throw error;
  }
}

/** An address that a mail may lead to, read from Markdown; empty for any other, a script above all. */
function webAddress(written: string): string {
  const href = readHtmlSigns(written);
  if (!URL.canParse(href)) return '';
  return ['http:', 'https:', 'mailto:'].includes(new URL(href).protocol) ? href : '';
}

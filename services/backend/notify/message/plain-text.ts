import { Lexer, type Token, type Tokens } from 'marked';
import { readHtmlSigns } from '../../../../lib/message-template/html-signs.ts';

/**
 * Markdown as text for mails without HTML: no marks, links with their address after them, pictures as their address. What is
 * nested deeper than the parser can follow stays as it is written.
 */
export function plainText(markdown: string): string {
  try {
    return blocks(new Lexer().lex(markdown)).trim();
  } catch (error) {
    if (error instanceof RangeError) return markdown.trim();
    throw error;
  }
}

function blocks(tokens: readonly Token[]): string {
  return tokens.map(block).join('');
}

function block(token: Token): string {
  switch (token.type) {
    case 'space':
      return '';
    case 'hr':
      return '--\n\n';
    case 'code':
      return `${readHtmlSigns((token as Tokens.Code).text)}\n\n`;
    case 'list':
      return `${(token as Tokens.List).items.map((item) => `- ${blocks(item.tokens).trim()}`).join('\n')}\n\n`;
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return `${[header, ...rows].map((row) => row.map((cell) => inline(cell.tokens)).join(' | ')).join('\n')}\n\n`;
    }
    case 'blockquote':
      return `${blocks((token as Tokens.Blockquote).tokens)
        .trim()
        .replace(/^/gm, '> ')}\n\n`;
    case 'text':
      return `${inlineOf(token)}\n`;
    default:
      return `${inlineOf(token)}\n\n`;
  }
}

function inlineOf(token: Token): string {
  return 'tokens' in token && token.tokens
    ? inline(token.tokens)
    : readHtmlSigns('text' in token ? token.text : token.raw);
}

function inline(tokens: readonly Token[]): string {
  return tokens.map(one).join('');
}

function one(token: Token): string {
  switch (token.type) {
    case 'br':
      return '\n';
    case 'image':
      return readHtmlSigns((token as Tokens.Image).href);
    case 'link': {
      const { tokens } = token as Tokens.Link;
      const href = readHtmlSigns((token as Tokens.Link).href);
      const text = inline(tokens);
      // A picture that is a link: the page says more than the file.
      if (tokens.some(({ type }) => type === 'image')) return href;
      return text === href || href === `mailto:${text}` ? text : `${text} (${href})`;
    }
    case 'html':
      return readHtmlSigns(token.raw);
    default:
      return inlineOf(token);
  }
}

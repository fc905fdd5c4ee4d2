/** A line of the head of a message. */
export interface MailHeader {
  readonly name: string;
  /** As a person reads it: unfolded, encoded words decoded. */
  readonly value: string;
}

/** The head of a message from its bytes as text (RFC 5322 2.2), in its order. */
export function mailHeaders(raw: string): readonly MailHeader[] {
  const [head = ''] = raw.split(/\r?\n\r?\n/, 1);
  return head
    .replace(/\r?\n(?=[ \t])/g, '')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [{ name: line.slice(0, colon), value: decoded(line.slice(colon + 1).trim()) }];
    });
}

const WORD = /=\?([\w-]+)\?([bq])\?([^?]*)\?=/gi;

/** Encoded words of RFC 2047; those in a character set that this browser does not know stay as they are. */
function decoded(value: string): string {
  return value
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(WORD, (word: string, charset: string, encoding: string, text: string) => {
      try {
        return new TextDecoder(charset).decode(encoding.toLowerCase() === 'b' ? ofBase64(text) : ofQuoted(text));
      } catch {
        return word;
      }
    });
}

function ofBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
}

function ofQuoted(text: string): Uint8Array<ArrayBuffer> {
  const signs = text
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}

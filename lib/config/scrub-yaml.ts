import { isScalar, parseDocument, visit } from 'yaml';
import { mask, maskUrls, secretKey } from './secret-key.ts';
import { secretHandle } from './secrets/secret-handle.ts';

/**
 * A YAML file's text without its secrets: what stands under a key that looks like one, in comments and in files that cannot
 * be parsed too, and passwords in URLs. All else stays as it is written, `ENC[…]` too.
 */
export function scrubYaml(text: string): string {
  const lines = maskUrls(maskRanges(text, secretRanges(text))).split('\n');
  return lines.map(scrubLine).join('\n');
}

type Range = readonly [start: number, end: number];

/** Where the values under secret keys stand, in order: scalars, also within lists and mappings. */
function secretRanges(text: string): Range[] {
  const ranges: Range[] = [];
  visit(parseDocument(text, { uniqueKeys: false }), {
    Pair(_key, pair) {
      if (!isScalar(pair.key) || !secretKey.test(String(pair.key.value))) return undefined;
      visit(pair.value as never, {
        Scalar(_at, { range, value }) {
          if (secretHandle(String(value)) !== undefined) return;
          if (range && value !== null && value !== '' && typeof value !== 'boolean') ranges.push([range[0], range[1]]);
        },
      });
      return visit.SKIP;
    },
  });
  return ranges;
}

function maskRanges(text: string, ranges: readonly Range[]): string {
  let rest = 0;
  const parts = ranges.flatMap(([start, end]) => {
    // A block's text ends with its last line end, which is the file's.
    const lineEnd = text.slice(start, end).endsWith('\n') ? '\n' : '';
    const part = [text.slice(rest, start), mask, lineEnd];
    rest = end;
    return part;
  });
  return [...parts, text.slice(rest)].join('');
}

/** `password: x` and `password=x` in a line by themselves: comments, and what is no YAML. */
function scrubLine(line: string): string {
  const match = /^([\s#-]*["']?([\w.-]+)["']?\s*[:=]\s*)(\S.*)$/.exec(line);
  const [, head = '', key = '', value = ''] = match ?? [];
  if (
    !match ||
    !secretKey.test(key) ||
    value.startsWith(mask) ||
    /^(["']?ENC\[[^\]]+\]["']?\s*(#.*)?$|true|false|null|""|''|[|>{[<#])/.test(value)
  )
    return line;
  return `${head}${mask}`;
}

import type { SpanItem } from '../../lib/api-types/spans.ts';
import type { Asked } from './describe-outcome.ts';
import type { MissingAttribute } from './missing-attributes.ts';
import type { SpanKind } from './spans-lab.ts';

/** What there was at the last look. */
export interface SpansFound {
  readonly holds: boolean;
  readonly count: number;
  /** The newest that match, where it does not hold. */
  readonly newest?: readonly SpanItem[];
  /** What came instead, where none matches: of `ofServices`, or of all. */
  readonly kinds?: readonly SpanKind[];
  /** Attributes that the search asks for and no span has. */
  readonly missing?: readonly MissingAttribute[];
  /** The services that the search names, as a search. */
  readonly ofServices?: string;
}

/** The verdict in a line and the count; where it does not hold, what came. */
export function describeSpans(found: SpansFound, { query, condition, within, windowS }: Asked): string {
  const verdict = found.holds ? 'holds' : `does not hold within ${within}`;
  const past = `in the past ${windowS / 60} minutes`;
  const lines = [
    `${query} ${condition}: ${verdict}`,
    `  ${found.count} ${found.count === 1 ? 'span' : 'spans'} ${past}`,
  ];
  if (found.newest && found.newest.length > 0) {
    lines.push('  the newest of them:', ...found.newest.map((span) => `    ${spanText(span)}`));
  }
  lines.push(...(found.missing ?? []).map((attribute) => `  ${missingText(attribute)}`));
  if (found.kinds) lines.push(...kindLines(found.kinds, found.ofServices, past));
  return `${lines.join('\n')}\n`;
}

function spanText({ attributes }: SpanItem): string {
  const { start_timestamp, service, resource_name, status, custom } = attributes;
  const tookMs = Number(custom.duration) / 1e6;
  return `${start_timestamp} ${service}  ${oneLine(resource_name)}  ${status} ${Number(tookMs.toPrecision(3))} ms`;
}

function missingText({ name, meant }: MissingAttribute): string {
  return `no span has \`${name}\`${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`;
}

function kindLines(kinds: readonly SpanKind[], ofServices: string | undefined, past: string): readonly string[] {
  const whose = ofServices === undefined ? '' : ` of ${ofServices}`;
  if (kinds.length === 0) return [`  no other spans came ${past}`];
  const width = Math.max(...kinds.map(({ count }) => String(count).length));
  return [
    `  what came${whose} ${past}, by service and resource_name, entry spans first:`,
    ...kinds.map(
      ({ service, resource, count }) => `    ${String(count).padStart(width)}  ${service}  ${oneLine(resource)}`,
    ),
  ];
}

/** Statements of SQL go on for lines. */
function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 100 ? `${line.slice(0, 100)}…`.toWellFormed() : line;
}

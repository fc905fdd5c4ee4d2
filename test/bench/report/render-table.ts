import type { Goal, Row } from '../bench.ts';
import { formatFigure, formatRatio } from './format-figure.ts';
import { isReached, ratioOf } from './judge.ts';

const header = ['what', 'figure', 'reference', 'ratio', 'goal', 'reached'] as const;

/** All rows as a Markdown table whose columns line up on a terminal too; their notes follow as a list. */
export function renderTable(rows: readonly Row[]): string {
  const notes = [...new Set(rows.flatMap((row) => row.notes ?? []))];
  const cells = [header, ...rows.map(cellsOf)];
  const widths = header.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const [first = '', ...lines] = cells.map((line) => joinCells(line.map((cell, at) => cell.padEnd(widths[at] ?? 0))));
  const rule = joinCells(widths.map((width) => '-'.repeat(width)));
  const table = [first, rule, ...lines].join('\n');
  return notes.length === 0 ? `${table}\n` : `${table}\n\n${notes.map((note) => `- ${note}\n`).join('')}`;
}

function joinCells(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function cellsOf(row: Row): readonly string[] {
  const reached = isReached(row);
  const ratio = ratioOf(row);
  return [
    row.what,
    formatFigure(row.figure),
    formatReference(row),
    ratio === undefined ? '' : formatRatio(ratio),
    row.goal ? formatGoal(row.goal, row.figure.unit) : '',
    reached === undefined ? (row.goal ? 'not measured' : '') : reached ? 'yes' : '**no**',
  ].map((cell) => cell.replaceAll('|', '\\|'));
}

function formatReference({ figure, reference }: Row): string {
  if (reference === undefined) return '';
  if ('missing' in reference) return `${reference.what}: ${reference.missing}`;
  return `${reference.what}: ${formatFigure({ value: reference.value, unit: figure.unit })}`;
}

function formatGoal({ of, is, bound }: Goal, unit: string): string {
  const sign = is === 'at least' ? '≥' : '≤';
  return of === 'ratio' ? `${sign} ${bound} of it` : `${sign} ${formatFigure({ value: bound, unit })}`;
}

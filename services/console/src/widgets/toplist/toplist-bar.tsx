import { inkOn } from '../../../../../lib/chart/part-tree.ts';
import { type FormatLook, formatLook } from '../../../../../lib/widget/conditional-format.ts';
import { formatNumberAs } from '../../../../../lib/widget/number-format.ts';
import type { TableColumn } from '../../../../../lib/widget/scalar-table.ts';
import type { ToplistNumber, ToplistPart, ToplistRow } from '../../../../../lib/widget/toplist-rows.ts';
import { shareText } from '../../format/share-text.ts';
import classes from './toplist-widget.module.css';

interface ToplistBarProps {
  readonly row: ToplistRow;
  readonly columns: readonly TableColumn[];
  readonly legend: readonly string[];
  /** The names of the parts stand in them. */
  readonly isInline: boolean;
  /** Numbers are percents of their sum. */
  readonly isShare: boolean;
  /** Of the parts; undefined: the lab's own. */
  readonly colors: readonly string[] | undefined;
}

/** A group with its numbers in front of a bar. */
export function ToplistBar({ row, columns, legend, isInline, isShare, colors }: ToplistBarProps) {
  const { label, numbers, parts } = row;
  const isStacked = legend.length > 0;
  const look = numbers[0] && lookOf(numbers[0], columns, isShare);
  const color = (part: ToplistPart) =>
    look?.background ?? look?.color ?? colors?.[Math.max(part.name, 0) % colors.length];
  return (
    <li className={classes.row}>
      {numbers.map((number) => (
        <Figure key={number.column} number={number} columns={columns} isShare={isShare} />
      ))}
      <span className={classes.bar} data-stacked={isStacked || undefined}>
        {parts.map((part) => {
          const name = legend[part.name];
          const value = formatNumberAs(part.value, columns[0]?.unit ?? null, columns[0]?.numberFormat ?? {});
          return (
            <i
              key={part.name}
              style={{ width: `${part.width * 100}%`, background: color(part), color: inkOf(color(part)) }}
              title={`${name ?? label}: ${value}`}
            >
              {isStacked && isInline ? name : null}
            </i>
          );
        })}
        {!isStacked && <span title={label}>{label}</span>}
      </span>
      {isStacked && (
        <span className={classes.name} title={label}>
          {label}
        </span>
      )}
    </li>
  );
}

interface FigureProps extends Pick<ToplistBarProps, 'columns' | 'isShare'> {
  readonly number: ToplistNumber;
}

function Figure({ number, columns, isShare }: FigureProps) {
  const { column, value } = number;
  const { unit = null, numberFormat = {} } = columns[column] ?? {};
  const look = lookOf(number, columns, isShare);
  if (value === null) return <span className={classes.value}>–</span>;
  const text = isShare ? shareText(value / 100) : formatNumberAs(value, unit, numberFormat);
  return (
    <span className={classes.value} style={{ color: look?.background ? undefined : look?.color }}>
      {look?.isHidden ? '' : text}
    </span>
  );
}

/** Conditions are about the numbers themselves, not about their shares. */
function lookOf(
  { column, value }: ToplistNumber,
  columns: readonly TableColumn[],
  isShare: boolean,
): FormatLook | undefined {
  return value === null || isShare ? undefined : formatLook(value, columns[column]?.conditionalFormats);
}

/** Of a name in a part; the page's own on colours that are not known as numbers. */
function inkOf(color: string | undefined): string | undefined {
  return color?.startsWith('#') ? inkOn(color) : undefined;
}

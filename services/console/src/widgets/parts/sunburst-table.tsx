import { type Part, partColor } from '../../../../../lib/chart/part-tree.ts';
import { percentText } from '../../../../../lib/chart/sunburst-option.ts';
import type { SunburstLegend } from '../../../../../lib/widget/read-parts.ts';
import classes from './parts-widget.module.css';

interface SunburstTableProps {
  readonly parts: readonly Part[];
  readonly palette: readonly string[];
  readonly legend: SunburstLegend;
}

/** The parts of the innermost ring with their colours and numbers. */
export function SunburstTable({ parts, palette, legend: { hasValue, hasPercent } }: SunburstTableProps) {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return (
    <div className={classes.legend}>
      <table>
        <tbody>
          {parts.map((part, place) => (
            <tr key={part.name}>
              <td title={part.name}>
                <i style={{ background: partColor(part, place, palette) }} />
                {part.name}
              </td>
              {hasValue && <td className={classes.number}>{part.text}</td>}
              {hasPercent && <td className={classes.number}>{percentText(part.value, sum)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { PublicVariable } from '../../../../lib/api-types/public-board.ts';
import { boardMetrics } from '../../../../lib/widget/board-metrics.ts';
import { variableOptions } from '../../../../lib/widget/variable-options.ts';
import type { MetricReader } from '../../store/store.ts';
import { isChoosable } from './bind-chosen.ts';
import type { ReadVariable } from './public-variable.ts';
import type { ShownBoard } from './shown-board.ts';

/** Tags of so many of a board's metrics are looked at. */
const MOST_METRICS = 30;

/** The variables of a board, each with what its viewers may choose. */
export async function publicVariables(
  metrics: Pick<MetricReader, 'describe'>,
  { variables, widgets }: ShownBoard,
): Promise<readonly PublicVariable[]> {
  const isAsked = variables.some(({ choice, proposed }) => choice === 'any' && proposed.length === 0);
  const names = isAsked ? boardMetrics(widgets).slice(0, MOST_METRICS) : [];
  const described = await Promise.all(names.map((name) => metrics.describe(name)));
  const tags = described.flatMap((each) => (each ? [each.tags] : []));
  return variables.map((variable) => {
    const { choice, proposed, ...shown } = variable;
    if (choice === 'none') return shown;
    const found = choice === 'any' ? variableOptions({ ...shown, available_values: proposed }, tags) : choice;
    const options = [...found, ...shown.values].filter((value) => value !== '*');
    return { ...shown, options: [...new Set(options)], isOpen: mayBeOpen(variable) };
  });
}

function mayBeOpen(variable: ReadVariable): boolean {
  return variable.values.includes('*') || isChoosable(variable, '*');
}

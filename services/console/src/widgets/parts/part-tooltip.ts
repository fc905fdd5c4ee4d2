import type { TooltipComponentOption } from 'echarts';
import type { ChartTheme } from '../../../../../lib/chart/chart-theme.ts';
import type { Part } from '../../../../../lib/chart/part-tree.ts';
import { percentText } from '../../../../../lib/chart/sunburst-option.ts';

/** A tip that says where a part is, how much it is, and its share of the whole. */
export function partTooltip(parts: readonly Part[], theme: ChartTheme): TooltipComponentOption {
  const sum = parts.reduce((all, { value }) => all + value, 0);
  return {
    trigger: 'item',
    confine: true,
    backgroundColor: theme.background,
    borderColor: theme.axis,
    padding: [6, 9],
    textStyle: { color: theme.text, fontSize: 12, fontFamily: theme.fontFamily },
    formatter: (params) => {
      const path = namesOf(params);
      const part = partAt(parts, path);
      return part ? tip(path, `${part.text} · ${percentText(part.value, sum)}`) : '';
    },
  };
}

/** As elements: names come from whoever sends metrics, and are no HTML. */
function tip(path: readonly string[], figures: string): HTMLElement {
  const element = document.createElement('div');
  const name = document.createElement('div');
  name.textContent = path.join(' › ');
  const number = document.createElement('strong');
  number.textContent = figures;
  element.append(name, number);
  return element;
}

/** From the outermost part to the one that is pointed at; ECharts' own root has no name. */
function namesOf(params: unknown): readonly string[] {
  if (typeof params !== 'object' || params === null || !('treePathInfo' in params)) return [];
  const { treePathInfo } = params;
  if (!Array.isArray(treePathInfo)) return [];
  return treePathInfo.slice(1).map((each: { readonly name?: unknown }) => String(each.name));
}

function partAt(parts: readonly Part[], [name, ...inner]: readonly string[]): Part | undefined {
  const part = parts.find((each) => each.name === name);
  return part && inner.length > 0 ? partAt(part.parts, inner) : part;
}

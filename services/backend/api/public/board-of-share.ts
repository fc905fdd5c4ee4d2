import type { TemplateVariable } from '../../../../lib/api-types/dashboards.ts';
import type { DashboardRecord } from '../dashboards/dashboard-record.ts';
import type { ShareRecord } from '../dashboards/public/share-record.ts';
import type { ReadVariable } from './public-variable.ts';
import type { ShownBoard } from './shown-board.ts';

type Selectable = NonNullable<ShareRecord['settings']['selectable_template_vars']>[number];

/** A shared dashboard as its page shows it: without who made it, who is told of it, and what is not for its viewers. */
export function boardOfShare({ settings }: ShareRecord, { content }: DashboardRecord): ShownBoard {
  const { title, description, layout_type, widgets, reflow_type, template_variables } = content;
  const selectable = settings.selectable_template_vars ?? [];
  return {
    title: settings.title ?? title,
    description,
    layout_type,
    widgets,
    ...(reflow_type !== undefined && { reflow_type }),
    variables: (template_variables ?? []).map((variable) =>
      toVariable(
        variable,
        selectable.find(({ name }) => name === variable.name),
      ),
    ),
    time: { live_span: settings.global_time?.live_span ?? '1h' },
    canChooseTime: settings.global_time_selectable_enabled === true,
    theme: settings.viewing_preferences.theme ?? 'system',
  };
}

function toVariable(variable: TemplateVariable, selectable: Selectable | undefined): ReadVariable {
  const { name, prefix, type, available_values } = variable;
  const visible = selectable?.visible_tags ?? [];
  return {
    name,
    ...(prefix !== undefined && { prefix }),
    ...(type && { type }),
    values: selectable?.default_value ? [selectable.default_value] : valuesAtFirst(variable),
    choice: selectable ? (visible.length > 0 ? visible : 'any') : 'none',
    proposed: available_values ?? [],
  };
}

function valuesAtFirst({ defaults, default: only }: TemplateVariable): readonly string[] {
  return defaults && defaults.length > 0 ? defaults : [only || '*'];
}

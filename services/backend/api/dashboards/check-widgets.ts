import { errors } from '../../../../lib/http/errors.ts';
import { queryProblem } from './check-query.ts';
import { isJsonObject, type JsonObject } from './json-object.ts';
import { widgetQueries } from './widget-queries.ts';
import { findWidgetType } from './widget-types.ts';

/** Columns of an ordered board. */
const gridColumns = 12;

/** How the widgets of a list have to be laid out. */
export interface WidgetRules {
  /** Whether each must say where it lies. */
  readonly needsLayout: boolean;
  /** Whether they lie in a grid of twelve columns. */
  readonly isOrdered: boolean;
  /** Whether they are in a group, where there are no groups. */
  readonly isInner?: boolean;
}

/**
 * Checks the widgets of a dashboard: each has a definition of a type that exists, with what that type must have, queries
 * that can be read, and a place where one is needed.
 * @throws HttpError 400 with Datadog's words, which name the widget by its position from 0
 */
export function checkWidgets(widgets: readonly unknown[], rules: WidgetRules): void {
  for (const [at, widget] of widgets.entries()) {
    const problem = widgetProblem(widget, at, rules);
    if (problem !== undefined) throw errors.badWidget(problem);
  }
}

function widgetProblem(widget: unknown, at: number, rules: WidgetRules): string | undefined {
  const where = `${rules.isInner ? 'inner widget' : 'widget'}`;
  if (!isJsonObject(widget)) return `Invalid ${where} at position ${at}. Error: it is not of type 'object'.`;
  const { definition, layout } = widget;
  if (!isJsonObject(definition))
    return `Invalid ${where} at position ${at}. Error: 'definition' is a required property.`;
  const wrong = definitionProblem(definition, rules);
  if (wrong !== undefined) {
    return `Invalid ${where} definition at position ${at} of type ${String(definition.type)}. Error: ${wrong}`;
  }
  const unreadable = unreadableQuery(definition);
  if (unreadable !== undefined) return `Invalid query in ${where} at position ${at}. Error: ${unreadable}`;
  const misplaced = layoutProblem(layout, rules);
  return misplaced === undefined ? undefined : `Invalid ${where} layout at position ${at}. Error: ${misplaced}`;
}

function definitionProblem(definition: JsonObject, rules: WidgetRules): string | undefined {
  if (typeof definition.type !== 'string') return "'type' is a required property.";
  const type = findWidgetType(definition.type);
  if (!type) return `'${definition.type}' is no type of widget.`;
  if (definition.type === 'group' && rules.isInner) return "Widget type 'group' is not allowed in group widgets.";
  const missing = type.required.find((name) => definition[name] === undefined || definition[name] === null);
  if (missing !== undefined) return `'${missing}' is a required property.`;
  return (
    requestsProblem(definition.requests, type.requests) ??
    (definition.type === 'group' ? groupProblem(definition, rules) : undefined) ??
    (definition.type === 'split_group' ? sourceProblem(definition.source_widget_definition, rules) : undefined)
  );
}

function requestsProblem(requests: unknown, form: 'list' | 'list or object' | undefined): string | undefined {
  if (form === undefined) return undefined;
  if (form === 'list or object' && isJsonObject(requests)) return undefined;
  if (!Array.isArray(requests)) return `'requests' is not of type '${form === 'list' ? 'array' : 'object'}'.`;
  if (requests.length === 0) return "'requests' is too short.";
  return requests.every(isJsonObject) ? undefined : "an entry of 'requests' is not of type 'object'.";
}

function groupProblem({ widgets, layout_type }: JsonObject, rules: WidgetRules): string | undefined {
  if (layout_type !== 'ordered') return "'layout_type' is not one of ['ordered'].";
  if (!Array.isArray(widgets)) return "'widgets' is not of type 'array'.";
  for (const [at, widget] of widgets.entries()) {
    const problem = widgetProblem(widget, at, { ...rules, isOrdered: true, needsLayout: false, isInner: true });
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** The widget that a split group repeats. */
function sourceProblem(source: unknown, rules: WidgetRules): string | undefined {
  if (!isJsonObject(source)) return "'source_widget_definition' is not of type 'object'.";
  return definitionProblem(source, { ...rules, isInner: true }) ?? unreadableQuery(source);
}

function unreadableQuery(definition: JsonObject): string | undefined {
  for (const query of widgetQueries(definition)) {
    const problem = queryProblem(query);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const sides = ['x', 'y', 'width', 'height'] as const;

function layoutProblem(layout: unknown, { needsLayout, isOrdered }: WidgetRules): string | undefined {
  if (layout === undefined || layout === null) return needsLayout ? "'layout' is a required property." : undefined;
  if (!isJsonObject(layout)) return "'layout' is not of type 'object'.";
  for (const side of sides) {
    const value = layout[side];
    if (value === undefined) return `'${side}' is a required property.`;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
      return `'${side}' must be a whole number from 0.`;
    }
  }
  const isTooWide = isOrdered && Number(layout.x) + Number(layout.width) > gridColumns;
  return isTooWide ? `the grid has ${gridColumns} columns.` : undefined;
}

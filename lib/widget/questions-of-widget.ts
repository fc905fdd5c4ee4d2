import type { TimeWindow } from '../chart/time-window.ts';
import type { BoundVariable } from '../query-language/bound-variable.ts';
import { bindTemplateVariables } from '../query-language/template-variables.ts';
import { backgroundQuestions } from './background-questions.ts';
import { bindSource } from './bind-source.ts';
import { comparedWindow, readComparison } from './comparison.ts';
import { timeframeWindow } from './conditional-format.ts';
import type { Question } from './question.ts';
import { readChange } from './read-change.ts';
import { readDistribution } from './read-distribution.ts';
import { readHeatmap } from './read-heatmap.ts';
import { readParts } from './read-parts.ts';
import { readQueryTable } from './read-query-table.ts';
import type { BindSource, ReadQuestion } from './read-question.ts';
import { readScalar } from './read-scalar.ts';
import { readScatterplot } from './read-scatterplot.ts';
import { readTimeseries } from './read-timeseries.ts';
import { readToplist } from './read-toplist.ts';
import { asObjects, type JsonObject } from './read-value.ts';
import { timeseriesQuestions } from './timeseries-questions.ts';

/** What a widget asks, and the window that it asks for: the one it shows, or one that it compares that with. */
export interface WidgetQuestion {
  readonly question: Question;
  readonly window: TimeWindow;
}

interface Shown {
  readonly window: TimeWindow;
  /** The values that template variables have. */
  readonly variables: readonly BoundVariable[];
}

interface Asked {
  readonly window: TimeWindow;
  readonly spanMs: number;
  readonly bind: (query: string) => string;
  readonly bindSource: BindSource;
}

type Rule = (definition: JsonObject, asked: Asked) => readonly WidgetQuestion[];

/** By the type of widget; one that is not here asks for no series and no numbers. */
const RULES: Readonly<Record<string, Rule>> = {
  timeseries: (definition, asked) => within(asked, timeseriesQuestions(readTimeseries(definition), asked).questions),
  query_value: queryValueQuestions,
  toplist: (definition, asked) =>
    within(asked, questionsIn([readToplist(definition, asked.bind, asked.bindSource).request.read])),
  change: (definition, asked) =>
    within(asked, questionsIn(readChange(definition, asked.bind, asked.bindSource).requests.map(({ read }) => read))),
  query_table: (definition, asked) => {
    const { requests, trends } = readQueryTable(definition, asked.bind, asked.bindSource);
    return within(asked, questionsIn([...requests.map(({ read }) => read), ...trends]));
  },
  treemap: partsQuestions,
  sunburst: partsQuestions,
  heatmap: (definition, asked) => within(asked, questionsIn([readHeatmap(definition, asked).read])),
  distribution: (definition, asked) => within(asked, questionsIn([readDistribution(definition, asked).read])),
  scatterplot: (definition, asked) =>
    within(asked, readScatterplot(definition, asked.bind, asked.bindSource).questions),
};

/** All that a widget asks the backend for series and numbers. Those of widgets inside it (groups) are not among them. */
export function questionsOfWidget(definition: JsonObject, { window, variables }: Shown): readonly WidgetQuestion[] {
  const type = String(definition.type);
  const rule = Object.hasOwn(RULES, type) ? RULES[type] : undefined;
  const asked: Asked = {
    window,
    spanMs: window.toMs - window.fromMs,
    bind: (query) => bindTemplateVariables(query, variables),
    bindSource: (query) => bindSource(query, variables),
  };
  return rule?.(definition, asked) ?? [];
}

/** The number, the one it is compared with, the one of a condition's own time frame, and the graph behind it. */
function queryValueQuestions(definition: JsonObject, asked: Asked): readonly WidgetQuestion[] {
  const { window } = asked;
  const { read, conditionalFormats } = readScalar(definition, asked.bind, asked.bindSource);
  const comparison = readComparison(asObjects(definition.requests)[0] ?? {});
  const windows = [
    window,
    comparison && comparedWindow(comparison, window),
    timeframeWindow(conditionalFormats, window),
  ].filter((each) => each !== undefined);
  return [
    ...windows.flatMap((each) => within({ window: each }, questionsIn([read]))),
    ...within(asked, backgroundQuestions(definition, asked)),
  ];
}

function partsQuestions(definition: JsonObject, asked: Asked): readonly WidgetQuestion[] {
  return within(
    asked,
    questionsIn(readParts(definition, asked.bind, asked.bindSource).requests.map(({ read }) => read)),
  );
}

function questionsIn(reads: readonly (ReadQuestion | undefined)[]): readonly Question[] {
  return reads.flatMap((read) => (read?.kind === 'question' ? [read.question] : []));
}

function within({ window }: Pick<Asked, 'window'>, questions: readonly Question[]): readonly WidgetQuestion[] {
  return questions.map((question) => ({ question, window }));
}

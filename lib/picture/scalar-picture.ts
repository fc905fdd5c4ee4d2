import type { Question } from '../widget/question.ts';
import { readScalar, type ScalarWidget } from '../widget/read-scalar.ts';
import { type ScalarRow, scalarRows } from '../widget/scalar-rows.ts';
import type { AnsweredPicture, PictureRequest } from './picture.ts';

/** The numbers of a widget of numbers, by group, and what it says of how they look. */
export interface ScalarPicture {
  readonly widget: ScalarWidget;
  readonly rows: readonly ScalarRow[];
  /** What of it is not drawn. */
  readonly notes: readonly string[];
}

/** What a widget of numbers asks: one question at most. */
export function scalarQuestions({ definition }: Pick<PictureRequest, 'definition'>): readonly Question[] {
  const { read } = readWidget(definition);
  return read.kind === 'question' ? [read.question] : [];
}

/** Reads a widget of numbers and the answer to its question. */
export function readScalarPicture({ definition, answers }: AnsweredPicture): ScalarPicture {
  const widget = readWidget(definition);
  const { read, fault, aggregator } = widget;
  return {
    widget,
    rows: answers.flatMap((answer) => scalarRows(answer, aggregator)),
    notes: [...(read.kind === 'fault' ? [read.fault] : []), ...(fault ? [fault] : [])],
  };
}

function readWidget(definition: PictureRequest['definition']): ScalarWidget {
  return readScalar(definition, (query) => query);
}

import type { Question } from '../widget/question.ts';
import type { ScalarRequest } from '../widget/scalar-request.ts';
import { type ScalarTable, scalarTable } from '../widget/scalar-table.ts';
import type { PictureAnswer } from './picture.ts';

/** The numbers of a widget's requests, and what of them is not drawn. */
export interface TablePicture {
  readonly table: ScalarTable;
  readonly notes: readonly string[];
}

/** What requests ask. */
export function tableQuestions(requests: readonly ScalarRequest[]): readonly Question[] {
  return requests.flatMap(({ read }) => (read.kind === 'question' ? [read.question] : []));
}

/** Joins the answers to the questions of requests. */
export function readTablePicture(requests: readonly ScalarRequest[], answers: readonly PictureAnswer[]): TablePicture {
  const asked = requests.filter(({ read }) => read.kind === 'question');
  const faults = requests.flatMap(({ read, fault }) => [
    ...(read.kind === 'fault' ? [read.fault] : []),
    ...(fault ? [fault] : []),
  ]);
  return { table: scalarTable(asked, answers), notes: [...new Set(faults)] };
}

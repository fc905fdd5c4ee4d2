import { Loader } from '@mantine/core';
import { QuestionProblems } from './question-problems.tsx';
import type { TableAnswer } from './use-scalar-table.ts';
import classes from './widget-state.module.css';

interface WidgetStateProps {
  readonly answer: Omit<TableAnswer, 'table'> & { readonly table: { readonly rows: readonly unknown[] } | undefined };
  /** What is loaded, for those who do not see it. */
  readonly name: string;
}

/** What there is to say of an answer besides its numbers: what is wrong with it, that it is on its way, or empty. */
export function WidgetState({ answer: { table, answers, isPending, faults }, name }: WidgetStateProps) {
  const hasError = answers.some(({ kind }) => kind === 'error');
  return (
    <>
      {(hasError || faults.length > 0) && (
        <div className={classes.problems}>
          <QuestionProblems answers={answers} faults={faults} />
        </div>
      )}
      {isPending && (
        <div className={classes.none}>
          <Loader size="sm" type="dots" aria-label={`Loading the ${name}`} />
        </div>
      )}
      {table?.rows.length === 0 && !hasError && <div className={classes.none}>No data</div>}
    </>
  );
}

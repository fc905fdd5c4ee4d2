import { ActionIcon, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { asText, type JsonObject } from '../../../../lib/widget/read-value.ts';
import classes from './request-editor.module.css';
import { formulaProblem } from './request-form.ts';
import { useCommit } from './use-commit.ts';
import { useSettledProblem } from './use-settled-problem.ts';

interface FormulaRowsProps {
  readonly formulas: readonly JsonObject[];
  readonly queries: readonly JsonObject[];
  readonly hasAlias: boolean;
  readonly onChange: (formulas: readonly JsonObject[]) => void;
}

/** What is drawn of the queries: a formula a row, over their names, with its alias. */
export function FormulaRows({ formulas, queries, hasAlias, onChange }: FormulaRowsProps) {
  return formulas.map((formula, at) => (
    <FormulaRow
      // biome-ignore lint/suspicious/noArrayIndexKey: a formula has no other name
      key={at}
      place={at + 1}
      formula={formula}
      queries={queries}
      hasAlias={hasAlias}
      onChange={(next) => onChange(formulas.with(at, next))}
      onRemove={formulas.length > 1 ? () => onChange(formulas.toSpliced(at, 1)) : undefined}
    />
  ));
}

interface FormulaRowProps {
  readonly place: number;
  readonly formula: JsonObject;
  readonly queries: readonly JsonObject[];
  readonly hasAlias: boolean;
  readonly onChange: (formula: JsonObject) => void;
  readonly onRemove: (() => void) | undefined;
}

function FormulaRow({ place, formula, queries, hasAlias, onChange, onRemove }: FormulaRowProps) {
  const text = useCommit(asText(formula.formula) ?? '', (next) => onChange({ ...formula, formula: next.trim() }));
  const problem = useSettledProblem(text.value, (typed) => formulaProblem(typed, queries));
  const { alias: written, ...rest } = formula;
  const alias = useCommit(asText(written) ?? '', (next) =>
    onChange(next.trim() === '' ? rest : { ...formula, alias: next.trim() }),
  );
  return (
    <div className={classes.row}>
      <span className={classes.letter}>ƒ</span>
      <TextInput
        aria-label={`Formula ${place}`}
        placeholder="a / b * 100"
        classNames={{ input: classes.mono ?? '' }}
        style={{ flex: 1 }}
        spellCheck={false}
        autoCapitalize="off"
        error={problem}
        {...text}
      />
      {hasAlias && <TextInput aria-label={`Alias of formula ${place}`} placeholder="Alias" w={160} {...alias} />}
      {onRemove && (
        <ActionIcon variant="subtle" color="gray" aria-label={`Delete formula ${place}`} onClick={onRemove}>
          <IconTrash size={15} stroke={1.7} />
        </ActionIcon>
      )}
    </div>
  );
}

import { MultiSelect } from '@mantine/core';
import { useSearchParams } from 'wouter';
import type { PublicVariable } from '../../../../lib/api-types/public-board.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import classes from '../dashboards/variable-bar.module.css';
import { paramsWithVariable } from '../dashboards/variable-params.ts';
import { choosable } from './public-variables.ts';

interface PublicVariableBarProps {
  readonly variables: readonly PublicVariable[];
  readonly bound: readonly BoundVariable[];
}

/** The variables for which viewers choose, each as a field; what is chosen stands in the address. */
export function PublicVariableBar({ variables, bound }: PublicVariableBarProps) {
  const [, setParams] = useSearchParams();
  return choosable(variables).map(({ name, values: usual, options = [], isOpen }) => {
    const chosen = (bound.find((each) => each.name === name)?.values ?? []).filter((value) => value !== '*');
    const choose = (values: readonly string[]) =>
      setParams((old) =>
        paramsWithVariable(old, { name, defaults: usual }, values.length === 0 && !isOpen ? usual : values),
      );
    return (
      <div key={name} className={classes.variable}>
        <span className={classes.name}>${name}</span>
        <MultiSelect
          aria-label={`Values of $${name}`}
          size="xs"
          classNames={{ input: classes.input ?? '' }}
          placeholder={chosen.length === 0 ? '*' : ''}
          data={[...new Set([...options, ...chosen])]}
          value={[...chosen]}
          searchable
          clearable
          comboboxProps={{ shadow: 'md', width: 'max-content', position: 'bottom-start' }}
          onChange={choose}
        />
      </div>
    );
  });
}

import { ActionIcon, Button, Checkbox, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { asNumber, asObjects, asText, type JsonObject } from '../../../../lib/widget/read-value.ts';
import { valueAt, withValueAt } from './definition-path.ts';
import type { FieldSpec } from './field-spec.ts';
import classes from './spec-fields.module.css';

interface SpecFieldsProps {
  readonly fields: readonly FieldSpec[];
  readonly object: JsonObject;
  readonly onChange: (object: JsonObject) => void;
}

/** The fields of a part of a definition; what they do not name stays as it is. */
export function SpecFields({ fields, object, onChange }: SpecFieldsProps) {
  const shown = fields.filter(({ isShown }) => isShown?.(object) ?? true);
  return (
    <div className={classes.fields}>
      {shown.map((spec) => (
        <SpecField
          key={spec.path.join('.')}
          spec={spec}
          value={valueAt(object, spec.path)}
          onValue={(value) => onChange(withValueAt(object, spec.path, value))}
        />
      ))}
    </div>
  );
}

interface SpecFieldProps {
  readonly spec: FieldSpec;
  readonly value: unknown;
  /** undefined: it is not said. */
  readonly onValue: (value: unknown) => void;
}

function SpecField({ spec, value, onValue }: SpecFieldProps) {
  const { label } = spec;
  switch (spec.kind) {
    case 'text':
      return (
        <TextInput
          label={label}
          placeholder={spec.placeholder ?? ''}
          className={(spec.isWide ? classes.wide : classes.field) ?? ''}
          value={asText(value) ?? (value === undefined || value === null ? '' : String(value))}
          onChange={(event) => onValue(event.currentTarget.value || undefined)}
        />
      );
    case 'area':
      return (
        <Textarea
          label={label}
          className={classes.wide ?? ''}
          autosize
          minRows={4}
          maxRows={14}
          value={asText(value) ?? ''}
          onChange={(event) => onValue(event.currentTarget.value)}
        />
      );
    case 'number':
      return (
        <NumberInput
          label={label}
          className={classes.field ?? ''}
          value={asNumber(value) ?? ''}
          onChange={(next) => onValue(next === '' ? undefined : asNumber(next))}
        />
      );
    case 'check':
      return (
        <Checkbox
          label={label}
          size="xs"
          className={classes.check ?? ''}
          checked={typeof value === 'boolean' ? value : spec.usual}
          onChange={(event) => onValue(event.currentTarget.checked === spec.usual ? undefined : !spec.usual)}
        />
      );
    case 'choice':
      return <ChoiceField spec={spec} value={value} onValue={onValue} />;
    case 'rows':
      return <RowsField spec={spec} value={value} onValue={onValue} />;
  }
}

interface OfKind<Kind extends FieldSpec['kind']> extends SpecFieldProps {
  readonly spec: Extract<FieldSpec, { readonly kind: Kind }>;
}

/** What stands there already can be chosen, too, whatever it is. */
function ChoiceField({ spec, value, onValue }: OfKind<'choice'>) {
  const choices = spec.choices.map((choice) =>
    typeof choice === 'string' ? { value: choice, label: choice } : choice,
  );
  const chosen = value === undefined || value === null ? '' : String(value);
  const isKnown = chosen === '' || choices.some((choice) => choice.value === chosen);
  return (
    <Select
      label={spec.label}
      className={classes.field ?? ''}
      data={[
        ...(spec.empty === '' ? [] : [{ value: '', label: spec.empty }]),
        ...choices,
        ...(isKnown ? [] : [{ value: chosen, label: chosen }]),
      ]}
      value={chosen}
      onChange={(next) => onValue(next || undefined)}
    />
  );
}

function RowsField({ spec, value, onValue }: OfKind<'rows'>) {
  const rows = asObjects(value);
  const set = (next: readonly JsonObject[]) => onValue(next.length > 0 ? next : undefined);
  return (
    <fieldset className={classes.rows}>
      <legend>{spec.label}</legend>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
        <div key={at} className={classes.row}>
          <SpecFields fields={spec.fields} object={row} onChange={(next) => set(rows.with(at, next))} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`${spec.label}: delete row ${at + 1}`}
            onClick={() => set(rows.toSpliced(at, 1))}
          >
            <IconTrash size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={14} stroke={2} />}
        onClick={() => set([...rows, spec.fresh])}
      >
        {spec.add}
      </Button>
    </fieldset>
  );
}

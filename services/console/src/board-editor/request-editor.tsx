import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconMathFunction, IconPlus, IconTrash } from '@tabler/icons-react';
import { asText, type JsonObject } from '../../../../lib/widget/read-value.ts';
import { FormulaRows } from './formula-rows.tsx';
import { MetricQueryField } from './metric-query-field.tsx';
import classes from './request-editor.module.css';
import { freeName, isOneQuery, type RequestForm, requestForm, withClassic, withFormulas } from './request-form.ts';
import { SpecFields } from './spec-fields.tsx';
import { useCommit } from './use-commit.ts';
import type { RequestSpec } from './widget-fields.ts';

interface RequestEditorProps {
  readonly request: JsonObject;
  readonly spec: RequestSpec;
  readonly onChange: (request: JsonObject) => void;
}

/** What a request asks, by queries and formulas, and how that looks. */
export function RequestEditor({ request, spec, onChange }: RequestEditorProps) {
  const form = requestForm(request);
  return (
    <div className={classes.request}>
      {form.kind === 'other' && (
        <p className={classes.hint}>This request asks by {form.source}, which has no fields here: edit it as JSON.</p>
      )}
      {form.kind === 'classic' && <ClassicQuery form={form} request={request} spec={spec} onChange={onChange} />}
      {form.kind === 'formulas' && <NamedQueries form={form} request={request} spec={spec} onChange={onChange} />}
      <SpecFields fields={spec.fields} object={request} onChange={onChange} />
    </div>
  );
}

interface OfForm<Kind extends RequestForm['kind']> extends RequestEditorProps {
  readonly form: Extract<RequestForm, { readonly kind: Kind }>;
}

function ClassicQuery({ form, request, spec, onChange }: OfForm<'classic'>) {
  const { q, alias } = form;
  const aliasField = useCommit(alias, (next) => onChange(withClassic(request, { q, alias: next.trim() })));
  return (
    <>
      <MetricQueryField label="a" query={q} onQuery={(next) => onChange(withClassic(request, { q: next, alias }))} />
      <div className={classes.row}>
        {spec.format === 'timeseries' && <TextInput aria-label="Alias" placeholder="Alias" w={180} {...aliasField} />}
        {isOneQuery(q) && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconMathFunction size={14} stroke={1.8} />}
            onClick={() => onChange(withFormulas(request, spec.format))}
          >
            Use formulas
          </Button>
        )}
      </div>
    </>
  );
}

const AGGREGATORS = ['avg', 'sum', 'min', 'max', 'last'];

function NamedQueries({ form, request, spec, onChange }: OfForm<'formulas'>) {
  const { queries, formulas } = form;
  const set = (next: readonly JsonObject[]) => onChange({ ...request, queries: next });
  const isScalar = spec.format === 'scalar';
  const addQuery = () => {
    const name = freeName(queries);
    const query = { data_source: 'metrics', name, query: '', ...(isScalar && { aggregator: 'avg' }) };
    onChange({ ...request, queries: [...queries, query], formulas: [...formulas, { formula: name }] });
  };
  const remove = (at: number) => {
    const name = queries[at]?.name;
    // A formula that is that query alone goes with it; others say what they miss.
    const left = formulas.filter(({ formula }) => formula !== name);
    onChange({ ...request, queries: queries.toSpliced(at, 1), formulas: left });
  };
  return (
    <>
      {queries.map((query, at) => {
        const name = asText(query.name) ?? `query${at + 1}`;
        return (
          <div key={name} className={classes.row}>
            <span className={classes.letter}>{name}</span>
            {query.data_source === 'metrics' ? (
              <MetricQueryField
                label={name}
                query={asText(query.query) ?? ''}
                onQuery={(text) => set(queries.with(at, { ...query, query: text }))}
              />
            ) : (
              <span className={classes.hint}>
                A query of {String(query.data_source)}, which has no fields here: edit it as JSON.
              </span>
            )}
            {isScalar && (
              <Select
                aria-label={`${name} as one number`}
                w={84}
                data={AGGREGATORS}
                value={asText(query.aggregator) ?? 'avg'}
                onChange={(aggregator) => aggregator && set(queries.with(at, { ...query, aggregator }))}
              />
            )}
            {queries.length > 1 && (
              <ActionIcon variant="subtle" color="gray" aria-label={`Delete query ${name}`} onClick={() => remove(at)}>
                <IconTrash size={15} stroke={1.7} />
              </ActionIcon>
            )}
          </div>
        );
      })}
      <FormulaRows
        formulas={formulas}
        queries={queries}
        hasAlias={spec.format === 'timeseries'}
        onChange={(next) => onChange({ ...request, formulas: next })}
      />
      <div className={classes.row}>
        <Button variant="subtle" size="compact-xs" leftSection={<IconPlus size={14} stroke={2} />} onClick={addQuery}>
          Add a query
        </Button>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconMathFunction size={14} stroke={1.8} />}
          onClick={() =>
            onChange({ ...request, formulas: [...formulas, { formula: asText(queries[0]?.name) ?? 'a' }] })
          }
        >
          Add a formula
        </Button>
      </div>
    </>
  );
}

import { Button, Group, Modal, SegmentedControl, Textarea } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import { asObject, asText, type JsonObject } from '../../../../lib/widget/read-value.ts';
import { WidgetFrame } from '../dashboards/widget-frame.tsx';
import { Notice } from '../shell/notice.tsx';
import { readDefinition } from './read-definition.ts';
import { asksNothing, hasFormulaProblem } from './request-form.ts';
import { RequestsEditor } from './requests-editor.tsx';
import { SpecFields } from './spec-fields.tsx';
import classes from './widget-editor.module.css';
import { isJsonOnly, requestSpec, widgetFields } from './widget-fields.ts';
import { kindLabel } from './widget-kinds.ts';

/** The preview asks when nothing has changed for so long. */
const SETTLE_MS = 350;

interface WidgetEditorProps {
  readonly definition: WidgetDefinition;
  /** Whether there is no such widget yet. */
  readonly isNew: boolean;
  readonly onClose: () => void;
  readonly onDone: (definition: WidgetDefinition) => void;
}

/** A widget with its fields below it, or its JSON; what the fields do not know stays as it is. */
export function WidgetEditor({ definition: first, isNew, onClose, onDone }: WidgetEditorProps) {
  const { type } = first;
  const [definition, setDefinition] = useState<WidgetDefinition>(first);
  const [view, setView] = useState(isJsonOnly(type) ? 'json' : 'form');
  const [fault, setFault] = useState<string>();
  const close = () => {
    const isChanged = JSON.stringify(definition) !== JSON.stringify(first);
    if (!isChanged || window.confirm('Leave the changes of this widget?')) onClose();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={`${isNew ? 'New' : 'Edit'} ${kindLabel(type).toLowerCase()}`}
      size={1040}
      yOffset="4vh"
      classNames={{ body: classes.body ?? '' }}
    >
      <Preview definition={definition} />
      <SegmentedControl
        className={classes.view ?? ''}
        aria-label="Edit as"
        data={[
          { value: 'form', label: 'Fields' },
          { value: 'json', label: 'JSON' },
        ]}
        value={view}
        onChange={(next) => {
          setFault(undefined);
          setView(next);
        }}
      />
      {view === 'form' ? (
        <DefinitionFields definition={definition} onChange={setDefinition} />
      ) : (
        <DefinitionJson definition={definition} fault={fault} onChange={setDefinition} onFault={setFault} />
      )}
      <Group justify="flex-end" gap={8} className={classes.foot ?? ''}>
        <Button variant="default" onClick={close}>
          Cancel
        </Button>
        <Button disabled={fault !== undefined} onClick={() => onDone(definition)}>
          Done
        </Button>
      </Group>
    </Modal>
  );
}

/** The widget with real data, as it would be on the board. */
function Preview({ definition }: { readonly definition: WidgetDefinition }) {
  const [settled] = useDebouncedValue(definition, SETTLE_MS);
  if (definition.type === 'group') return null;
  const missing = missingText(settled);
  return (
    <div className={classes.preview}>
      {missing !== undefined ? (
        <div className={classes.waiting}>{missing}</div>
      ) : (
        <WidgetFrame widget={{ id: 0, definition: settled }} />
      )}
    </div>
  );
}

/** What has to be said before there is something to see. */
function missingText(definition: WidgetDefinition): string | undefined {
  if (asksNothing(definition)) return 'Pick a metric to see it.';
  return hasFormulaProblem(definition) ? 'Complete the formula to see it.' : undefined;
}

interface DefinitionProps {
  readonly definition: WidgetDefinition;
  readonly onChange: (definition: WidgetDefinition) => void;
}

function DefinitionFields({ definition, onChange }: DefinitionProps) {
  const { type } = definition;
  const spec = requestSpec(type);
  const change = (next: JsonObject) => onChange({ ...next, type });
  return (
    <div className={classes.form}>
      {spec && asObject(definition.requests) === undefined && (
        <RequestsEditor
          requests={definition.requests}
          spec={spec}
          onChange={(requests) => change({ ...definition, requests })}
        />
      )}
      <SpecFields fields={widgetFields(type)} object={definition} onChange={change} />
      {isJsonOnly(type) && <p className={classes.hint}>Its other options are edited as JSON.</p>}
    </div>
  );
}

interface DefinitionJsonProps extends DefinitionProps {
  readonly fault: string | undefined;
  readonly onFault: (fault: string | undefined) => void;
}

function DefinitionJson({ definition, fault, onChange, onFault }: DefinitionJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(definition, null, 2));
  const read = (next: string) => {
    setText(next);
    const found = readDefinition(next, asText(definition.type) ?? '');
    onFault(found.kind === 'fault' ? found.fault : undefined);
    if (found.kind === 'definition') onChange(found.definition);
  };
  return (
    <>
      <Textarea
        aria-label="JSON of the definition"
        classNames={{ input: classes.json ?? '' }}
        rows={16}
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        onChange={(event) => read(event.currentTarget.value)}
      />
      {fault !== undefined && (
        <Notice tone="bad" title="This is no definition">
          <p>{fault}</p>
        </Notice>
      )}
    </>
  );
}

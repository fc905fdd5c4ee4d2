import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { asObjects, type JsonObject } from '../../../../lib/widget/read-value.ts';
import { RequestEditor } from './request-editor.tsx';
import classes from './widget-editor.module.css';
import type { RequestSpec } from './widget-fields.ts';
import { freshRequest } from './widget-kinds.ts';

interface RequestsEditorProps {
  readonly requests: unknown;
  readonly spec: RequestSpec;
  readonly onChange: (requests: readonly JsonObject[]) => void;
}

/** The requests of a widget: the first, or, where its type takes more, all. */
export function RequestsEditor({ requests: written, spec, onChange }: RequestsEditorProps) {
  const requests = asObjects(written);
  const shown = spec.isList ? requests : requests.slice(0, 1);
  return (
    <section className={classes.requests} aria-label="Requests">
      {shown.map((request, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a request is its place
        <div key={at}>
          {requests.length > 1 && spec.isList && (
            <div className={classes.requestHead}>
              <span>Request {at + 1}</span>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={22}
                aria-label={`Delete request ${at + 1}`}
                onClick={() => onChange(requests.toSpliced(at, 1))}
              >
                <IconTrash size={14} stroke={1.7} />
              </ActionIcon>
            </div>
          )}
          <RequestEditor request={request} spec={spec} onChange={(next) => onChange(requests.with(at, next))} />
        </div>
      ))}
      {spec.isList && (
        <Button
          variant="subtle"
          size="compact-xs"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconPlus size={14} stroke={2} />}
          onClick={() => onChange([...requests, freshRequest(spec.format)])}
        >
          Add a request
        </Button>
      )}
    </section>
  );
}

import { Button, Group, Modal } from '@mantine/core';
import { useState } from 'react';
import type { LabDowntime } from '../../../../lib/api-types/downtimes.ts';
import { useDowntimePreview } from '../api/use-downtime-preview.ts';
import { useChangeDowntime } from '../api/use-downtimes.ts';
import { useServerNow } from '../api/use-server-now.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import classes from './downtime-dialog.module.css';
import { type DowntimeForm, type FormStart, formOf, newForm } from './downtime-form.ts';
import { attributesOf, formFaults } from './form-attributes.ts';
import { MessageFields } from './message-fields.tsx';
import { OccurrencePreview } from './occurrence-preview.tsx';
import { ScheduleFields } from './schedule-fields.tsx';
import { TargetFields } from './target-fields.tsx';

interface DowntimeDialogProps {
  /** The downtime that is changed; absent: a new one is made. */
  readonly before?: LabDowntime;
  readonly start?: FormStart;
  readonly onClose: () => void;
}

/** A downtime as fields, and beside them when it would be and for what. */
export function DowntimeDialog({ before: given, start, onClose }: DowntimeDialogProps) {
  const serverNow = useServerNow();
  // As it was when the dialog opened: the page around goes on reading it.
  const [before] = useState(given);
  const [form, setForm] = useState(() => (before ? formOf(before, serverNow()) : newForm(serverNow(), start)));
  const [isTried, setTried] = useState(false);
  const change = useChangeDowntime();
  const faults = formFaults(form);
  const isFaulty = Object.keys(faults).length > 0;
  const attributes = isFaulty ? undefined : attributesOf(form, before);
  const preview = useDowntimePreview(attributes);
  const put = (part: Partial<DowntimeForm>) => setForm((old) => ({ ...old, ...part }));
  const save = () => {
    setTried(true);
    if (!attributes) return;
    change.mutate(before ? { kind: 'update', id: before.id, attributes } : { kind: 'create', attributes }, {
      onSuccess: onClose,
    });
  };
  // What is empty is not called wrong while somebody is on the way to it.
  const shown = isTried ? faults : { ...faults, monitor: undefined, recurrences: undefined };
  return (
    <Modal opened onClose={onClose} title={before ? 'Edit the downtime' : 'Schedule a downtime'} size={1040} centered>
      <div className={classes.columns}>
        <div className={classes.fields}>
          <TargetFields form={form} faults={shown} onChange={put} />
          <ScheduleFields form={form} faults={shown} onChange={put} />
          <MessageFields form={form} onChange={put} />
        </div>
        <OccurrencePreview
          isAsked={attributes !== undefined}
          preview={preview.data}
          error={preview.error}
          timezone={form.timezone}
        />
      </div>
      <ErrorNotice title="The downtime was not saved" error={change.error} />
      <Group justify="flex-end" gap={8} className={classes.foot ?? ''}>
        <Button variant="default" onClick={onClose}>
          Close
        </Button>
        <Button loading={change.isPending} disabled={isTried && isFaulty} onClick={save}>
          {before ? 'Save' : 'Schedule'}
        </Button>
      </Group>
    </Modal>
  );
}

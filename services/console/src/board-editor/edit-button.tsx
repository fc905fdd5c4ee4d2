import { Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { isTyping } from './is-typing.ts';
import { ReadOnlyDialog } from './read-only-dialog.tsx';
import { useEditParam } from './use-edit-param.ts';

/** Begins to edit a dashboard, as does the key E; of one that is kept in a file it says so instead. */
export function EditButton({ dashboard }: { readonly dashboard: Dashboard }) {
  const { enter } = useEditParam();
  const [isRefused, setRefused] = useState(false);
  const isReadOnly = dashboard.is_read_only === true;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'e' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      if (isReadOnly) setRefused(true);
      else enter();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [enter, isReadOnly]);
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<IconPencil size={14} stroke={1.8} />}
        aria-keyshortcuts="e"
        onClick={() => (isReadOnly ? setRefused(true) : enter())}
      >
        Edit
      </Button>
      {isRefused && (
        <ReadOnlyDialog
          dashboard={dashboard}
          onClose={() => setRefused(false)}
          onEditable={() => {
            setRefused(false);
            enter();
          }}
        />
      )}
    </>
  );
}

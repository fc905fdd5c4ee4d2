import { useCallback } from 'react';
import { useParam } from '../services/use-param.ts';

/** Whether the address says that its dashboard is edited (`?edit=true`), and ways in and out. */
export function useEditParam(): {
  readonly isEditing: boolean;
  readonly enter: () => void;
  readonly leave: () => void;
} {
  const [edit, setEdit] = useParam('edit');
  const enter = useCallback(() => setEdit('true', { isStep: false }), [setEdit]);
  const leave = useCallback(() => setEdit(undefined, { isStep: false }), [setEdit]);
  return { isEditing: edit === 'true', enter, leave };
}

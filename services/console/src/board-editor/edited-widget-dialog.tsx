import type { WidgetDefinition } from '../../../../lib/api-types/dashboards.ts';
import { type Container, findWidget } from './board-containers.ts';
import { addWidget, changeDefinition } from './board-operations.ts';
import { useEditActions, useEditing } from './edit-context.ts';
import { WidgetEditor } from './widget-editor.tsx';

/** A widget of the board by its id, or what a new one begins with. */
export type EditedWidget = { readonly id: number } | { readonly definition: WidgetDefinition };

interface EditedWidgetDialogProps {
  readonly edited: EditedWidget;
  /** Where a new one goes. */
  readonly container: Container;
  readonly onClose: () => void;
}

/** Edits a widget of the board, or a new one that is added when it is done: one step. */
export function EditedWidgetDialog({ edited, container, onClose }: EditedWidgetDialogProps) {
  const { draft } = useEditing();
  const { change } = useEditActions();
  const isNew = 'definition' in edited;
  const definition = isNew ? edited.definition : findWidget(draft, edited.id)?.widget.definition;
  if (!definition) return null;
  const done = (next: WidgetDefinition) => {
    change((before) => (isNew ? addWidget(before, container, next) : changeDefinition(before, edited.id, next)));
    onClose();
  };
  return <WidgetEditor definition={definition} isNew={isNew} onClose={onClose} onDone={done} />;
}

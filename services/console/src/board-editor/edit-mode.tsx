import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Dashboard } from '../../../../lib/api-types/dashboards.ts';
import { VariableBar } from '../dashboards/variable-bar.tsx';
import { boundVariables } from '../dashboards/variable-params.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { BoardContext } from '../widgets/board-context.ts';
import { useBoard } from '../widgets/use-board.ts';
import type { Container } from './board-containers.ts';
import { addWidget } from './board-operations.ts';
import { DescriptionField, TitleField } from './board-texts.tsx';
import { EditActionsContext, EditContext } from './edit-context.ts';
import { EditGrid } from './edit-grid.tsx';
import classes from './edit-mode.module.css';
import { EditTools } from './edit-tools.tsx';
import { type EditedWidget, EditedWidgetDialog } from './edited-widget-dialog.tsx';
import { SaveProblems } from './save-problems.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { useBoardDrag } from './use-board-drag.ts';
import { useDraft } from './use-draft.ts';
import { useEditKeys } from './use-edit-keys.ts';
import { useLeaveWarning } from './use-leave-warning.ts';
import { useSaveDraft } from './use-save-draft.ts';
import type { WidgetKind } from './widget-kinds.ts';
import { WidgetTray } from './widget-tray.tsx';

interface EditModeProps {
  readonly dashboard: Dashboard;
  readonly onLeave: () => void;
}

/** A dashboard that is edited: its draft, until that is saved or discarded. */
export function EditMode({ dashboard, onLeave }: EditModeProps) {
  const { history, step, isDirty, forget } = useDraft(dashboard);
  const draft = history.present;
  const [isTrayOpen, setTrayOpen] = useState(draft.widgets.length === 0);
  const [tab, setTab] = useState(draft.tabs?.[0]?.id);
  const [said, announce] = useState('');
  const leave = () => {
    forget();
    onLeave();
  };
  const save = useSaveDraft({ base: history.base, onSaved: leave });
  const change = useCallback((change: (draft: Dashboard) => Dashboard) => step({ kind: 'change', change }), [step]);
  const drop = useCallback((dropped: Dashboard) => change(() => dropped), [change]);
  const latest = useRef(draft);
  latest.current = draft;
  const currentDraft = useCallback(() => latest.current, []);
  const [drag, startDrag] = useBoardDrag({ currentDraft, onDrop: drop });
  const container: Container = tab === undefined ? 'board' : `tab:${tab}`;
  useLeaveWarning(isDirty);
  useEditKeys({
    onUndo: () => step({ kind: 'undo' }),
    onRedo: () => step({ kind: 'redo' }),
    isOff: drag !== undefined || save.isPending,
  });
  const discard = () => {
    if (!isDirty || window.confirm('Discard the changes that are not saved?')) leave();
  };
  const [edited, setEdited] = useState<EditedWidget>();
  const [isSettings, setSettings] = useState(false);
  const edit = useCallback((id: number) => setEdited({ id }), []);
  const add = ({ type, definition }: WidgetKind) => {
    if (type === 'group') change((before) => addWidget(before, container, definition));
    else setEdited({ definition });
  };
  const editing = useMemo(() => ({ draft, drag }), [draft, drag]);
  const actions = useMemo(
    () => ({ startDrag, currentDraft, change, announce, edit }),
    [startDrag, currentDraft, change, edit],
  );
  const board = useDraftBoard(draft);
  return (
    <BoardContext value={board}>
      <EditActionsContext value={actions}>
        <EditContext value={editing}>
          {/* What is typed while it is saved would be lost with it. */}
          <div className={classes.whole} inert={save.isPending}>
            <PageHeader
              title={<TitleField title={draft.title} onTitle={(title) => change((before) => ({ ...before, title }))} />}
            >
              <EditTools
                canUndo={history.past.length > 0}
                canRedo={history.future.length > 0}
                isChanged={isDirty}
                isSaving={save.isPending}
                isTrayOpen={isTrayOpen}
                onUndo={() => step({ kind: 'undo' })}
                onRedo={() => step({ kind: 'redo' })}
                onTray={() => setTrayOpen(!isTrayOpen)}
                onSettings={() => setSettings(true)}
                onDiscard={discard}
                onSave={() => save.save(draft)}
              />
            </PageHeader>
            <SaveProblems save={save} onOverwrite={() => save.overwrite(draft)} />
            <div className={classes.edit} data-tray={isTrayOpen || undefined}>
              <div className={classes.board}>
                <DescriptionField
                  description={draft.description}
                  onDescription={(description) => change((before) => ({ ...before, description }))}
                />
                {board.variables.length > 0 && (
                  <div className={classes.variables}>
                    <VariableBar
                      variables={draft.template_variables ?? []}
                      widgets={draft.widgets}
                      bound={board.variables}
                    />
                  </div>
                )}
                {tab !== undefined && draft.tabs && (
                  <SegmentedControl
                    className={classes.tabs ?? ''}
                    aria-label="Tab that is edited"
                    data={draft.tabs.map(({ id, name }) => ({ value: id, label: name }))}
                    value={tab}
                    onChange={setTab}
                  />
                )}
                <div className={classes.grid}>
                  {draft.widgets.length === 0 && <div className={classes.none}>Add a widget from the tray</div>}
                  <EditGrid container={container} />
                </div>
              </div>
              {isTrayOpen && (
                <WidgetTray isFree={draft.layout_type === 'free'} onPick={add} onClose={() => setTrayOpen(false)} />
              )}
            </div>
            {edited && (
              <EditedWidgetDialog edited={edited} container={container} onClose={() => setEdited(undefined)} />
            )}
            {isSettings && <SettingsDialog draft={draft} onClose={() => setSettings(false)} onChange={change} />}
            <div aria-live="polite" className={classes.said}>
              {said}
            </div>
          </div>
        </EditContext>
      </EditActionsContext>
    </BoardContext>
  );
}

/** The board around, with the variables of the draft. */
function useDraftBoard(draft: Dashboard) {
  const board = useBoard();
  const [params] = useSearchParams();
  const chosen = JSON.stringify(boundVariables(draft.template_variables, params));
  return useMemo(
    () => ({ ...board, variables: JSON.parse(chosen) as ReturnType<typeof boundVariables> }),
    [board, chosen],
  );
}

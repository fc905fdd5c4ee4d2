import { Button, Menu } from '@mantine/core';
import { IconBookmark, IconCheck, IconDeviceFloppy, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { Dashboard, TemplateVariable, TemplateVariablePreset } from '../../../../lib/api-types/dashboards.ts';
import type { BoundVariable } from '../../../../lib/query-language/bound-variable.ts';
import { useSaveDashboard } from '../api/use-save-dashboard.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { paramsWithView, viewsWith } from './saved-views.ts';

interface ViewMenuProps {
  readonly dashboard: Dashboard;
  readonly view: TemplateVariablePreset | undefined;
  /** As they begin in that view. */
  readonly variables: readonly TemplateVariable[];
  readonly bound: readonly BoundVariable[];
}

/** The saved views of a board: choose one, keep what is chosen now as one, change it, delete it. */
export function ViewMenu({ dashboard, view, variables, bound }: ViewMenuProps) {
  const [params, setParams] = useSearchParams();
  const [isNaming, setNaming] = useState(false);
  const save = useSaveDashboard();
  const views = dashboard.template_variable_presets ?? [];
  const isReadOnly = dashboard.is_read_only === true;
  const isChanged = variables.some(({ name }) => params.has(`tpl_var_${name}`));
  const choose = (name: string | undefined) => setParams((old) => paramsWithView(old, name, variables));
  const keep = (next: readonly TemplateVariablePreset[], chosen: string | undefined) =>
    save.mutate(
      {
        id: dashboard.id,
        document: { ...dashboard, template_variable_presets: next },
        since: dashboard.modified_at,
      },
      {
        onSuccess: () => {
          setNaming(false);
          choose(chosen);
        },
      },
    );
  const option = (name: string | undefined, label: string) => (
    <Menu.Item
      key={label}
      leftSection={view?.name === name ? <IconCheck size={14} /> : <span style={{ width: 14 }} />}
      onClick={() => choose(name)}
    >
      {label}
    </Menu.Item>
  );
  return (
    <>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={14} stroke={1.8} />} aria-label="Saved views">
            {view?.name ?? 'Default view'}
            {isChanged && ' *'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {option(undefined, 'Default view')}
          {views.flatMap(({ name }) => (name === undefined ? [] : [option(name, name)]))}
          <Menu.Divider />
          {isReadOnly && <Menu.Label>This dashboard is read-only</Menu.Label>}
          <Menu.Item
            disabled={isReadOnly}
            leftSection={<IconPlus size={14} />}
            onClick={() => {
              save.reset();
              setNaming(true);
            }}
          >
            Save as view
          </Menu.Item>
          {view?.name !== undefined && (
            <>
              <Menu.Item
                disabled={isReadOnly || !isChanged}
                leftSection={<IconDeviceFloppy size={14} />}
                onClick={() => keep(viewsWith(views, view.name ?? '', bound), view.name)}
              >
                Update “{view.name}”
              </Menu.Item>
              <Menu.Item
                color="red"
                disabled={isReadOnly}
                leftSection={<IconTrash size={14} />}
                onClick={() =>
                  keep(
                    views.filter((one) => one !== view),
                    undefined,
                  )
                }
              >
                Delete “{view.name}”
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isNaming ? (
        <SaveViewDialog
          taken={views.flatMap(({ name }) => name ?? [])}
          save={save}
          onSave={(name) => keep(viewsWith(views, name, bound), name)}
          onClose={() => setNaming(false)}
        />
      ) : (
        <ErrorNotice title="The view was not saved" error={save.error} />
      )}
    </>
  );
}

import { Button, Group, Modal, Radio, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { useSaveDashboard } from '../api/use-save-dashboard.ts';
import { ErrorNotice } from '../shell/error-notice.tsx';

const LAYOUTS = {
  fixed: {
    label: 'Ordered',
    says: 'a grid of twelve columns',
    document: { layout_type: 'ordered', reflow_type: 'fixed' },
  },
  auto: {
    label: 'Flowing',
    says: 'three widgets side by side, by their order',
    document: { layout_type: 'ordered', reflow_type: 'auto' },
  },
  free: { label: 'Free', says: 'widgets anywhere, over each other (screenboard)', document: { layout_type: 'free' } },
} as const;

type Layout = keyof typeof LAYOUTS;

/** Asks for a title and a layout, makes that dashboard, and opens it to be edited. */
export function NewDashboardDialog({ onClose }: { readonly onClose: () => void }) {
  const [title, setTitle] = useState('');
  const [layout, setLayout] = useState<Layout>('fixed');
  const [, navigate] = useLocation();
  const create = useSaveDashboard();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const document = { title: title.trim() || 'New dashboard', ...LAYOUTS[layout].document, widgets: [] };
    create.mutate({ document }, { onSuccess: ({ url }) => navigate(`${url}?edit=true`) });
  };
  return (
    <Modal opened onClose={onClose} title="New dashboard" size={480} centered>
      <form onSubmit={submit}>
        <TextInput
          label="Title"
          placeholder="New dashboard"
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <Radio.Group label="Layout" mt={12} value={layout} onChange={(value) => isLayout(value) && setLayout(value)}>
          {Object.entries(LAYOUTS).map(([value, { label, says }]) => (
            <Radio key={value} size="xs" mt={6} value={value} label={label} description={says} />
          ))}
        </Radio.Group>
        <ErrorNotice title="The dashboard was not created" error={create.error} />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Create
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function isLayout(value: string): value is Layout {
  return Object.hasOwn(LAYOUTS, value);
}

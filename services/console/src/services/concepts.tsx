import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconHelpCircle, IconX } from '@tabler/icons-react';
import classes from './concepts.module.css';

interface ConceptsProps {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** A button that brings the explanation back. */
export function ConceptsButton({ isOpen, onOpen }: ConceptsProps) {
  return (
    <Tooltip label="What is a service, what is a resource?">
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label="What is a service, what is a resource?"
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
      >
        <IconHelpCircle size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}

/** What a service and a resource are, for those who see them for the first time. */
export function Concepts({ isOpen, onOpen }: ConceptsProps) {
  if (!isOpen) return null;
  return (
    <aside className={classes.concepts} aria-label="What is a service, what is a resource?">
      <dl>
        <div>
          <dt>Service</dt>
          <dd>
            Processes that do one job together and share a name (<code>DD_SERVICE</code>): a web application, a
            database, a cache. Two copies of one application are one service; an application and the database it asks
            are two.
          </dd>
        </div>
        <div>
          <dt>Resource</dt>
          <dd>
            One thing a service can be asked to do: a route such as <code>GET /api/employees</code>, or a statement such
            as <code>SELECT … WHERE id = ?</code>. A service has many; its page tells which of them is slow or fails.
          </dd>
        </div>
        <div>
          <dt>Trace</dt>
          <dd>
            The way of one request through all services. Each piece of work on it is a span, and belongs to one resource
            of one service.
          </dd>
        </div>
      </dl>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        leftSection={<IconX size={13} />}
        onClick={() => onOpen(false)}
      >
        Got it
      </Button>
    </aside>
  );
}

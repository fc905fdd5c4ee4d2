import type { EventCategory } from '../../model/event.ts';
import { freeObject, list, object, type Rule, text, word } from './rules.ts';

const maxText = 4000;

/** What the attributes of each category must be (Datadog's OpenAPI description; api.md 4). */
export const categoryAttributes: Readonly<Record<EventCategory, Rule>> = {
  change: object({
    required: {
      changed_resource: object({ required: { name: text(maxText), type: word('feature_flag', 'configuration') } }),
    },
    optional: {
      author: object({ required: { name: text(128), type: word('user', 'system', 'api', 'automation') } }),
      change_metadata: freeObject,
      impacted_resources: list(object({ required: { name: text(maxText), type: word('service') } }), 100),
      new_value: freeObject,
      prev_value: freeObject,
    },
  }),
  alert: object({
    required: { status: word('warn', 'error', 'ok') },
    optional: {
      priority: word('1', '2', '3', '4', '5'),
      links: list(
        object({
          required: { category: word('runbook', 'documentation', 'dashboard', 'resource'), url: text(2048) },
          optional: { title: text(300) },
        }),
        20,
      ),
      custom: freeObject,
    },
  }),
};

import { asTexts } from './as-texts.ts';
import { MOST_HOST_GROUPS } from './read-hostmap.ts';
import { asObject, asText, type JsonObject } from './read-value.ts';
import { undrawnOptions } from './undrawn-options.ts';
import { undrawnRequest } from './undrawn-request.ts';

const DRAWN = [
  'type',
  'title',
  'title_size',
  'title_align',
  'requests',
  'node_type',
  'group',
  'scope',
  'no_group_hosts',
  'no_metric_hosts',
  'style',
];

/** Those of Datadog's palettes that are drawn, all from calm to hot but the blue one. */
const PALETTES = ['green_to_orange', 'yellow_to_green', 'YlOrRd', 'hostmap_blues'];

/** What a host map asks for and is not drawn; it shows the newest values, whatever time it names. */
export function undrawnHostmap(definition: JsonObject): readonly string[] {
  const style = asObject(definition.style);
  const palette = asText(style?.palette);
  const requests = asObject(definition.requests);
  return [
    ...undrawnOptions(definition, DRAWN),
    ...undrawnOptions(requests, ['fill', 'size'], 'requests.'),
    ...[requests?.fill, requests?.size].flatMap((request) => undrawnRequest(asObject(request) ?? {}, [], [])),
    ...undrawnOptions(style, ['palette', 'palette_flip', 'fill_min', 'fill_max'], 'style.'),
    ...(palette === undefined || PALETTES.includes(palette) ? [] : [`style.palette ${palette}`]),
    ...(asTexts(definition.group).length > MOST_HOST_GROUPS ? ['groups after the second'] : []),
  ];
}

import { type HostMapScene, xOf, yOf } from './host-map-scene.ts';

interface Where {
  readonly places: readonly number[];
  /** Radius of a hexagon of full size. */
  readonly fullPx: number;
}

/** Hexagons have a name, a value and apps from these radii on. */
const NAME_FROM_PX = 24;
const VALUE_FROM_PX = 32;
const APPS_FROM_PX = 78;
const MUTED_FROM_PX = 7;
/** Name and value, with room below them. */
const HEAD_PX = 42;
const CHIP_PX = 20;
const CHIP_GAP_PX = 5;

/** Writes into each hexagon what has room in it, and marks muted hosts. */
export function drawHostTexts(context: CanvasRenderingContext2D, scene: HostMapScene, { places, fullPx }: Where): void {
  const { layout, paint, theme } = scene;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  for (const place of places) {
    const host = layout.hosts[place] ?? 0;
    const radius = fullPx * (paint.sizeOf[host] ?? 1);
    const at = { host, x: xOf(scene, place), y: yOf(scene, place), radius, ink: inkOf(scene, host) };
    if (radius >= APPS_FROM_PX) drawLarge(context, scene, at);
    else if (radius >= NAME_FROM_PX) drawSmall(context, scene, at);
    if (paint.isMuted[host] === 1 && radius >= MUTED_FROM_PX) drawMuted(context, theme, at);
  }
  context.textAlign = 'left';
}

interface At {
  readonly host: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly ink: string;
}

/** Of hosts that are down the colour is nearly that of the group. */
function inkOf({ paint, theme }: HostMapScene, host: number): string {
  if (paint.isDown[host] === 1) return theme.text;
  return paint.colors[paint.colorOf[host] ?? 0]?.ink ?? theme.text;
}

function drawSmall(context: CanvasRenderingContext2D, { labels, theme, paint }: HostMapScene, at: At): void {
  const { host, x, y, radius, ink } = at;
  const hasValue = radius >= VALUE_FROM_PX;
  context.font = `600 11px ${theme.fontFamily}`;
  const name = labels.names.fitted(context, host, radius * 1.6);
  if (paint.isDown[host] === 1)
    plate(context, theme.group, { x, y: y - (hasValue ? 0 : 1), width: radius * 1.62, height: hasValue ? 34 : 18 });
  context.fillStyle = ink;
  context.fillText(name, x, hasValue ? y - 8 : y);
  if (!hasValue) return;
  context.font = `400 11px ${theme.fontFamily}`;
  context.fillText(labels.values.fitted(context, host, radius * 1.6), x, y + 8);
}

function drawLarge(context: CanvasRenderingContext2D, scene: HostMapScene, at: At): void {
  const { labels, theme, paint } = scene;
  const { host, x, y, radius, ink } = at;
  const apps = labels.appsOf[host] ?? [];
  // The lower half narrows; chips end where two of them are still inside.
  const most = Math.max(1, Math.floor((radius * 1.05 - HEAD_PX + CHIP_GAP_PX) / (CHIP_PX + CHIP_GAP_PX)));
  const lines = Math.min(Math.ceil(apps.length / 2), most);
  const top = y - (HEAD_PX + lines * (CHIP_PX + CHIP_GAP_PX) - CHIP_GAP_PX) / 2;
  if (paint.isDown[host] === 1) plate(context, theme.group, { x, y: top + 16, width: radius * 1.3, height: 40 });
  context.fillStyle = ink;
  context.font = `600 13px ${theme.fontFamily}`;
  context.fillText(labels.names.fitted(context, host, radius * 1.25), x, top + 7);
  context.font = `400 12px ${theme.fontFamily}`;
  context.fillText(labels.values.fitted(context, host, radius * 1.25), x, top + 25);
  drawApps(context, scene, { ...at, top: top + HEAD_PX, most: lines * 2 });
}

/** Chips of apps, two in a line. */
function drawApps(
  context: CanvasRenderingContext2D,
  { labels, theme, paint }: HostMapScene,
  { host, x, radius, ink, top, most }: At & { readonly top: number; readonly most: number },
): void {
  const apps = labels.appsOf[host] ?? [];
  const isDown = paint.isDown[host] === 1;
  const chip = paint.colors[paint.colorOf[host] ?? 0]?.chip ?? theme.group;
  const width = Math.min(radius * 0.68, 104);
  context.font = `500 11px ${theme.fontFamily}`;
  const shown = apps.length <= most ? apps : apps.slice(0, most - 1);
  const chips = shown.map((app) => labels.appNames.fitted(context, app, width - 10));
  if (shown.length < apps.length) chips.push(`+${apps.length - shown.length}`);
  chips.forEach((text, nth) => {
    const isAlone = nth === chips.length - 1 && nth % 2 === 0;
    const left = isAlone ? x - width / 2 : nth % 2 === 0 ? x - width - CHIP_GAP_PX / 2 : x + CHIP_GAP_PX / 2;
    const above = top + Math.floor(nth / 2) * (CHIP_PX + CHIP_GAP_PX);
    context.globalAlpha = isDown ? 0.85 : 1;
    context.fillStyle = isDown ? theme.group : chip;
    context.beginPath();
    context.roundRect(left, above, width, CHIP_PX, 3);
    context.fill();
    context.globalAlpha = 1;
    context.fillStyle = ink;
    context.fillText(text, left + width / 2, above + CHIP_PX / 2 + 0.5);
  });
}

interface Plate {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Calms the hatching behind a text. */
function plate(context: CanvasRenderingContext2D, color: string, { x, y, width, height }: Plate): void {
  context.globalAlpha = 0.82;
  context.fillStyle = color;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, 4);
  context.fill();
  context.globalAlpha = 1;
}

/** A circle with a bar through it, at the upper right edge. */
function drawMuted(context: CanvasRenderingContext2D, theme: HostMapScene['theme'], { x, y, radius }: At): void {
  const size = Math.min(Math.max(radius * 0.2, 3), 9);
  const [cx, cy] = [x + radius * 0.6, y - radius * 0.52];
  context.beginPath();
  context.arc(cx, cy, size, 0, 2 * Math.PI);
  context.fillStyle = theme.group;
  context.fill();
  context.strokeStyle = theme.text;
  context.lineWidth = Math.max(size * 0.24, 1);
  context.stroke();
  context.beginPath();
  context.moveTo(cx - size * 0.6, cy + size * 0.6);
  context.lineTo(cx + size * 0.6, cy - size * 0.6);
  context.stroke();
}

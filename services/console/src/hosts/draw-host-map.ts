import { drawGroups } from './draw-host-groups.ts';
import { drawHostTexts } from './draw-host-texts.ts';
import { addHexagon } from './hexagon-path.ts';
import { fullRadiusPx, type HostMapScene, xOf, yOf } from './host-map-scene.ts';

/** Larger ones have round corners. */
const ROUND_FROM_PX = 14;

/** Draws the part of the host map that is in view. */
export function drawHostMap(context: CanvasRenderingContext2D, scene: HostMapScene): void {
  const { layout, paint, theme, widthPx, heightPx } = scene;
  context.fillStyle = theme.background;
  context.fillRect(0, 0, widthPx, heightPx);
  drawGroups(context, scene);
  const places = placesInView(scene);
  const fullPx = fullRadiusPx(scene);
  const corner = fullPx > ROUND_FROM_PX ? fullPx * 0.16 : 0;
  const byColor = new Map<number, Path2D>();
  const down = new Path2D();
  let hasDown = false;
  for (const place of places) {
    const host = layout.hosts[place] ?? 0;
    const color = paint.colorOf[host] ?? 0;
    const path = byColor.get(color) ?? new Path2D();
    byColor.set(color, path);
    const radius = fullPx * (paint.sizeOf[host] ?? 1) - corner / 2;
    addHexagon(path, xOf(scene, place), yOf(scene, place), radius);
    if (paint.isDown[host] === 1) {
      addHexagon(down, xOf(scene, place), yOf(scene, place), radius + corner / 2);
      hasDown = true;
    }
  }
  context.lineJoin = 'round';
  // The ends of an outline meet without a join.
  context.lineCap = 'round';
  for (const [color, path] of byColor) {
    context.fillStyle = paint.colors[color]?.fill ?? theme.unknown;
    context.fill(path);
    if (corner === 0) continue;
    context.strokeStyle = context.fillStyle;
    context.lineWidth = corner;
    context.stroke(path);
  }
  if (hasDown) drawDown(context, down, scene);
  drawHostTexts(context, scene, { places, fullPx });
}

function placesInView(scene: HostMapScene): readonly number[] {
  const { layout, view, widthPx, heightPx } = scene;
  const radius = layout.radius * view.scale;
  const places: number[] = [];
  for (let place = 0; place < layout.xs.length; place += 1) {
    const x = xOf(scene, place);
    const y = yOf(scene, place);
    if (x > -radius && x < widthPx + radius && y > -radius && y < heightPx + radius) places.push(place);
  }
  return places;
}

/** Hosts that are down step back and are hatched, whatever their last value was. */
function drawDown(context: CanvasRenderingContext2D, path: Path2D, { theme, layout, view }: HostMapScene): void {
  const stepPx = Math.min(Math.max(layout.radius * view.scale * 0.22, 3), 9);
  context.save();
  context.globalAlpha = 0.55;
  context.fillStyle = theme.group;
  context.fill(path);
  context.globalAlpha = 0.75;
  context.clip(path);
  context.fillStyle = hatch(context, theme.bad, stepPx);
  context.fill(path);
  context.restore();
}

/** Diagonal lines in a colour. */
function hatch(context: CanvasRenderingContext2D, color: string, stepPx: number): CanvasPattern | string {
  const tile = document.createElement('canvas');
  const ratio = window.devicePixelRatio || 1;
  const side = Math.max(Math.round(stepPx * Math.SQRT2 * ratio), 4);
  [tile.width, tile.height] = [side, side];
  const inner = tile.getContext('2d');
  if (!inner) return color;
  inner.strokeStyle = color;
  inner.lineWidth = Math.max(side / 6, 1);
  inner.beginPath();
  // Past the corners, so that neighbouring tiles join.
  for (const shift of [-side, 0, side]) {
    inner.moveTo(shift - 1, side + 1);
    inner.lineTo(shift + side + 1, -1);
  }
  inner.stroke();
  const pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio));
  return pattern ?? color;
}

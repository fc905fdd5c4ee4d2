import type { GroupBox } from './hex-layout.ts';
import type { HostMapScene } from './host-map-scene.ts';

/** Labels below this height are not read. */
const SMALLEST_FONT_PX = 8.5;

/** Draws the boxes of groups and, where they are large enough, their labels: name and number of places. */
export function drawGroups(context: CanvasRenderingContext2D, scene: HostMapScene): void {
  const { layout, view, theme, widthPx, heightPx } = scene;
  context.textBaseline = 'middle';
  for (const box of layout.boxes) {
    const x = box.x * view.scale + view.x;
    const y = box.y * view.scale + view.y;
    const width = box.width * view.scale;
    const height = box.height * view.scale;
    if (x > widthPx || y > heightPx || x + width < 0 || y + height < 0) continue;
    context.beginPath();
    context.roundRect(x, y, width, height, Math.min(6, width / 8));
    context.fillStyle = box.level === 1 ? theme.group : theme.innerGroup;
    context.fill();
    context.strokeStyle = theme.groupLine;
    context.lineWidth = 1;
    context.stroke();
    drawLabel(context, scene, { box, x, y, width });
  }
}

interface LabelPlace {
  readonly box: GroupBox;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

function drawLabel(context: CanvasRenderingContext2D, scene: HostMapScene, { box, x, y, width }: LabelPlace): void {
  const { view, theme } = scene;
  const bandPx = box.bandPx * view.scale;
  const fontPx = Math.min(box.level === 1 ? 13 : 12, bandPx * 0.68);
  if (fontPx < SMALLEST_FONT_PX) return;
  const paddingPx = Math.min(9, bandPx * 0.42);
  // Of a box whose left part is out of sight the label stays.
  const left = Math.max(x, 0) + paddingPx;
  const room = x + width - paddingPx - left;
  const middle = y + bandPx / 2 + paddingPx * 0.35;
  context.font = `600 ${fontPx}px ${theme.fontFamily}`;
  const name = fitted(context, box.label, room);
  if (name === '') return;
  context.fillStyle = theme.text;
  context.fillText(name, left, middle);
  const nameWidth = context.measureText(name).width;
  const count = box.count.toLocaleString('en');
  context.font = `400 ${fontPx}px ${theme.fontFamily}`;
  if (nameWidth + 7 + context.measureText(count).width > room) return;
  context.fillStyle = theme.faintText;
  context.fillText(count, left + nameWidth + 7, middle);
}

function fitted(context: CanvasRenderingContext2D, text: string, room: number): string {
  const { width } = context.measureText(text);
  if (width <= room) return text;
  const kept = Math.floor(((room - 10) / width) * text.length * 0.95);
  return kept < 3 ? '' : `${text.slice(0, kept)}…`;
}

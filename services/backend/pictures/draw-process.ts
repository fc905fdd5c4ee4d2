import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import * as echarts from 'echarts/dist/echarts.esm.min.mjs';
import { chartDrawer } from '../../../lib/picture/chart-drawer.ts';
import { drawPicture } from '../../../lib/picture/draw-picture.ts';
import type { AnsweredPicture } from '../../../lib/picture/picture.ts';
import type { FromDrawer } from './drawer-messages.ts';

/** As TrueType: of a font in any other format nothing is drawn, and nothing said. */
const fontFiles = ['DejaVuSansCondensed.ttf', 'DejaVuSansCondensed-Bold.ttf'].map((file) =>
  fileURLToPath(import.meta.resolve(`dejavu-fonts-ttf/ttf/${file}`)),
);

const drawChart = chartDrawer(echarts);

process.on('message', (picture: AnsweredPicture) => process.send?.(draw(picture)));
process.on('disconnect', () => process.exit());

function draw(picture: AnsweredPicture): FromDrawer {
  try {
    const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans Condensed' };
    const image = new Resvg(drawPicture(picture, drawChart), { font }).render();
    return { kind: 'drawn', png: image.asPng() };
  } catch (error) {
    return { kind: 'failed', stack: String((error as Error).stack) };
  }
}

import { CustomChart, SunburstChart, TreemapChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { graphic, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { chartDrawer } from '../../../../lib/picture/chart-drawer.ts';
import { drawPicture } from '../../../../lib/picture/draw-picture.ts';
import { GALLERY_SIZE, type GalleryExample } from '../../../../lib/picture/gallery/gallery-example.ts';
import type { PictureThemeName } from '../../../../lib/picture/picture-theme.ts';

/** A picture of the gallery, drawn. */
export interface GalleryPicture {
  /** Of its file. */
  readonly name: string;
  readonly title: string;
  readonly definition: GalleryExample['definition'];
  /** The picture itself, as a `data:` address. */
  readonly address: string;
}

const files = import.meta.glob<GalleryExample>('../../../../lib/picture/gallery/*.json', { import: 'default' });

use([CustomChart, SunburstChart, TreemapChart, GridComponent, TitleComponent, SVGRenderer]);
const drawChart = chartDrawer({ init, graphic });

/** Draws every example there is, by name. */
export async function drawGallery(theme: PictureThemeName): Promise<readonly GalleryPicture[]> {
  const examples = await Promise.all(
    Object.entries(files).map(async ([file, load]) => ({ file, example: await load() })),
  );
  return examples.map(({ file, example }) => {
    const name = file.slice(file.lastIndexOf('/') + 1, -'.json'.length);
    const svg = drawPicture({ ...example, ...GALLERY_SIZE, theme }, drawChart);
    const { definition } = example;
    const title = String(definition.title ?? name);
    return { name, title, definition, address: `data:image/svg+xml,${encodeURIComponent(svg)}` };
  });
}

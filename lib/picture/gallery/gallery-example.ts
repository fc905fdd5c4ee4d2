import type { PictureAnswer, PictureRequest } from '../picture.ts';

/** A file of the gallery: what a widget says, and what a lab answered to it once. */
export interface GalleryExample extends Pick<PictureRequest, 'definition' | 'window'> {
  readonly answers: readonly PictureAnswer[];
}

/** Pixels of the pictures of the gallery. */
export const GALLERY_SIZE = { width: 560, height: 280 } as const;

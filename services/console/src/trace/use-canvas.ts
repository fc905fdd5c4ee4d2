import { type RefCallback, useCallback, useEffect, useRef } from 'react';

/** Draws a picture of this size, in CSS pixels. */
export type Draw = (
  context: CanvasRenderingContext2D,
  size: { readonly widthPx: number; readonly heightPx: number },
) => void;

/**
 * A canvas as large as its box, in the pixels that the screen has. `draw` is called in the next frame after it changed,
 * after the box changed its size, and after each call of `redraw`; once a frame, however often that was. A transparent
 * one lies over another picture and is empty when `draw` is called.
 */
export function useCanvas(
  draw: Draw,
  { isTransparent = false }: { readonly isTransparent?: boolean } = {},
): {
  readonly attach: RefCallback<HTMLCanvasElement>;
  readonly redraw: () => void;
} {
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  const frame = useRef(0);
  const redraw = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      if (canvas.current) paint(canvas.current, latest.current, isTransparent);
    });
  }, [isTransparent]);
  const attach = useCallback(
    (element: HTMLCanvasElement) => {
      canvas.current = element;
      const observer = new ResizeObserver(redraw);
      observer.observe(element);
      return () => {
        observer.disconnect();
        canvas.current = null;
        cancelAnimationFrame(frame.current);
        frame.current = 0;
      };
    },
    [redraw],
  );
  useEffect(() => {
    latest.current = draw;
    redraw();
  }, [draw, redraw]);
  return { attach, redraw };
}

function paint(canvas: HTMLCanvasElement, draw: Draw, isTransparent: boolean): void {
  const ratio = window.devicePixelRatio || 1;
  const size = { widthPx: canvas.clientWidth, heightPx: canvas.clientHeight };
  const [width, height] = [Math.round(size.widthPx * ratio), Math.round(size.heightPx * ratio)];
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const context = canvas.getContext('2d', { alpha: isTransparent });
  if (!context || width === 0 || height === 0) return;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (isTransparent) context.clearRect(0, 0, size.widthPx, size.heightPx);
  draw(context, size);
}

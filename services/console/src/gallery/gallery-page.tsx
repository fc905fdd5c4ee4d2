import { useComputedColorScheme } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Waiting } from '../services/waiting.tsx';
import { ErrorNotice } from '../shell/error-notice.tsx';
import layout from '../shell/list-page.module.css';
import { PageHeader } from '../shell/page-header.tsx';
import { drawGallery } from './draw-gallery.ts';
import classes from './gallery-page.module.css';

/** Every kind of picture that there is, drawn from what a lab answered once; each with the definition it is made of. */
export function GalleryPage() {
  const theme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const { data, error, isPending } = useQuery({
    queryKey: ['gallery', theme],
    queryFn: () => drawGallery(theme),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <title>Gallery · Labrador</title>
      <PageHeader title="Gallery">{data && <span>{data.length} pictures, as snapshots have them</span>}</PageHeader>
      <div className={layout.page}>
        <ErrorNotice title="The gallery could not be drawn" error={error} />
        {isPending && <Waiting />}
        <div className={classes.pictures}>
          {data?.map(({ name, address, title, definition }) => (
            <figure key={name} className={classes.picture}>
              <img src={address} alt={title} />
              <figcaption>
                <details>
                  <summary>{name}</summary>
                  <pre>{JSON.stringify(definition, null, 2)}</pre>
                </details>
              </figcaption>
            </figure>
          ))}
        </div>
      </div>
    </>
  );
}

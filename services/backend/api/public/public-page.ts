import type { RequestHandler } from 'express';
import { allowFrames } from '../security-headers.ts';
import type { PublicDeps } from './public-deps.ts';

/** A host, with a scheme and a port or without, `*.` before it for those below it: what a policy can say. */
const SOURCE = /^(https?:\/\/)?(\*\.)?[a-z\d-]+(\.[a-z\d-]+)*(:(\d{1,5}|\*))?$/i;

/**
 * What is peculiar about the page of a shared dashboard: it is 404 for a token that there is not, and one that is shared to
 * be embedded may be framed by the sites it is for. The page itself is the console's.
 */
export const publicPage =
  ({ publicDashboards }: Pick<PublicDeps, 'publicDashboards'>): RequestHandler =>
  (request, response, next) => {
    const share = publicDashboards.find(String(request.params.token));
    if (!share) response.status(404);
    if (share?.settings.share_type === 'embed') {
      allowFrames(
        response,
        share.settings.embeddable_domains.filter((domain) => SOURCE.test(domain)),
      );
    }
    next();
  };

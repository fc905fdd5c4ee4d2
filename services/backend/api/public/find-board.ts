import { errors } from '../../../../lib/http/errors.ts';
import { boardOfEmbed } from './board-of-embed.ts';
import { boardOfShare } from './board-of-share.ts';
import type { PublicDeps } from './public-deps.ts';
import type { ShownBoard } from './shown-board.ts';

/**
 * What stands under a token now.
 * @throws HttpError 404 for a token that there is not; 403 when it is not shown: paused, over, or for people who are
 *   invited only, whom a lab cannot tell from others
 */
export function findBoard({ publicDashboards, graphEmbeds, clock }: PublicDeps, token: string): ShownBoard {
  const embed = graphEmbeds.find(token);
  if (embed?.isRevoked) throw errors.embedRevoked();
  if (embed) return boardOfEmbed(embed);
  const { share, dashboard } = publicDashboards.get(token);
  const { status, expiration, share_type: type } = share.settings;
  if (status === 'paused') throw errors.sharingPaused();
  if (expiration !== null && Date.parse(expiration) <= clock.now()) throw errors.sharingOver(expiration);
  if (type === 'invite') throw errors.sharedByInvitation();
  return boardOfShare(share, dashboard);
}

import { errors } from '../../../lib/http/errors.ts';
import type { AnsweredPicture, PictureRequest } from '../../../lib/picture/picture.ts';
import { pictureKind } from '../../../lib/picture/picture-kinds.ts';
import { answerQuestion } from '../query/questions/answer-question.ts';
import type { SourceDeps } from '../query/questions/sources/read-source.ts';

/**
 * Asks what a widget asks, so that it can be drawn.
 * @throws HttpError 400 when its type has no picture, and what a question that cannot be answered throws
 */
export async function answerPicture(deps: SourceDeps, request: PictureRequest): Promise<AnsweredPicture> {
  const kind = pictureKind(request.definition.type);
  if (!kind) throw errors.parameterNotSupported(`a picture of a widget of type '${request.definition.type}'`);
  const questions = kind.questions(request);
  const answers = await Promise.all(questions.map((question) => answerQuestion(deps, question, request.window)));
  return { ...request, answers };
}

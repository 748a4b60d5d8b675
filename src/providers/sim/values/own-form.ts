// Texts for places that have a rule for their form, a pattern or a format: what of the question obeys it.

import { type Entity, isOpener } from './entities.ts';
import type { TextCandidate } from './text-candidate.ts';

/** A text that a schema with a rule for the form refuses and one without takes. */
const PROBE = 'An ordinary text, 1 or 2 lines.';
/** Whether the place takes some texts only. */
export function hasOwnForm(accepts: (text: string) => boolean): boolean {
  return !accepts(PROBE);
}

/** For places with a rule: the part of the question that obeys it, unless too many do. */
export function ownForm(
  question: string,
  entities: readonly Entity[],
  used: ReadonlySet<number>,
  accepts: (text: string) => boolean,
): TextCandidate | undefined {
  const entity = entities.find(({ text, start }) => !used.has(start) && accepts(text));
  if (entity !== undefined) return { text: entity.text, entity };
  const taken = entities.filter(({ start }) => used.has(start));
  const pieces = [
    ...new Set(
      question
        .slice(0, 2_000)
        .split(/[\s,;()"“”]+/)
        .map((piece) => piece.replace(/^[#'.]+|[.!?:']+$/g, '')),
    ),
  ].filter(
    (piece) => (piece.length > 1 || /\d/.test(piece)) && !taken.some(({ text }) => text.includes(piece)),
  );
  const telling = pieces.filter((piece) => !isOpener(piece));
  const fitting = telling.filter(accepts);
  if (pieces.length > 2 && fitting.length > 0 && fitting.length <= Math.max(1, pieces.length / 4))
    return { text: fitting[0] ?? '' };
  const shaped = telling.flatMap((piece) =>
    [piece.toUpperCase(), piece.toLowerCase()].filter((form) => form !== piece && accepts(form)),
  );
  return pieces.length > 2 && shaped.length === 1 ? { text: shaped[0] ?? '' } : undefined;
}

// Strings: what the question says where it fits, else the schema's own hints, else made to measure.

import type { PlainObject } from '../../../lib/plain-object.ts';
import { samplePattern } from '../pattern/sample-pattern.ts';
import { sampleFormat } from './formats.ts';
import type { Generated, Generator, Position } from './generator-types.ts';

export function generateString(
  generator: Generator,
  schema: PlainObject,
  position: Position,
): Generated | undefined {
  const { finder } = generator;
  const { place, variant, isMadeUp } = position;
  const node = { ...schema, type: 'string' };
  const accepts = (text: string): boolean => generator.conforms(node, text);
  const found = isMadeUp ? undefined : finder.text(place, accepts);
  if (found !== undefined) return { value: found, isFound: true };
  const min = typeof schema.minLength === 'number' ? schema.minLength : 0;
  const max = typeof schema.maxLength === 'number' ? schema.maxLength : Number.POSITIVE_INFINITY;
  const hints: unknown[] = [
    schema.default,
    ...(Array.isArray(schema.examples) ? schema.examples : []),
    schema.example,
  ];
  const filler = finder.filler(place);
  const format =
    typeof schema.format === 'string' ? sampleFormat(schema.format, generator.seed + variant) : undefined;
  // Without a rule for its form a text may be anything: something of the question reads best.
  const candidates = [...(variant === 0 ? hints : []), format, varied(filler, variant, min, max)];
  const candidate = candidates.find((text): text is string => typeof text === 'string' && accepts(text));
  if (candidate !== undefined) return { value: candidate, isFound: false };
  for (const pattern of [schema.pattern, ...asidePatterns(schema)]) {
    if (typeof pattern !== 'string') continue;
    for (let attempt = 0; attempt < 8; attempt += 1) {
      const sample = samplePattern(pattern, { min, max }, (generator.seed + variant) * 8 + attempt);
      if (sample !== undefined && accepts(sample)) return { value: sample, isFound: false };
    }
  }
  const last = [...hints, format, fitLength(filler, min, max)];
  return {
    value:
      last.find((text) => typeof text === 'string' && accepts(text)) ?? format ?? fitLength(filler, min, max),
    isFound: false,
  };
}

/** The items of a list are numbered, so that they differ. */
function varied(text: string, variant: number, min: number, max: number): string {
  if (variant === 0) return fitLength(text, min, max);
  const number = ` ${variant + 1}`;
  return fitLength(fitLength(text, 0, Math.max(0, max - number.length)) + number, min, max);
}

function asidePatterns(schema: PlainObject): unknown[] {
  return Array.isArray(schema.also) ? schema.also.map((piece: PlainObject) => piece.pattern) : [];
}

const MAX_PADDING = 10_000;

function fitLength(text: string, min: number, max: number): string {
  const characters = [...text];
  if (characters.length > max) return characters.slice(0, max).join('').trimEnd().padEnd(min, 'a');
  if (characters.length >= min) return text;
  return (
    text +
    ' and so on'
      .repeat(Math.ceil((Math.min(min, MAX_PADDING) - characters.length) / 10))
      .slice(0, min - characters.length)
  );
}

import { describe, expect, it } from 'vitest';
import { nearestName } from '../../src/lib/nearest-name.ts';

const keys = ['port', 'bind', 'auth', 'enabled', 'maxBodyBytes', 'apiKey', 'baseUrl', 'chatCompletions'];

describe('nearestName with the tolerance of a typo', () => {
  it.each([
    ['prot', 'port', 'two neighbours swapped'],
    ['por', 'port', 'a letter left out'],
    ['bindd', 'bind', 'a letter too many'],
    ['enable', 'enabled', 'a missing last letter'],
    ['max_body_bytes', 'maxBodyBytes', 'another way to write words together'],
    ['BASEURL', 'baseUrl', 'another case'],
    ['chatCompletion', 'chatCompletions', 'the singular'],
    ['chatCompeltion', undefined, 'three slips'],
    ['push', undefined, 'a word of the same length'],
    ['key', undefined, 'a part of a known name'],
    ['x', undefined, 'a single letter'],
  ])('takes %s for %s: %s', (written, meant, _why) => {
    expect(nearestName(written, keys, 'typo')).toBe(meant);
  });
});

describe('nearestName as a guess', () => {
  it.each([
    ['opnaii', 'openai'],
    ['antropic', 'anthropic'],
    ['open-router', 'openrouter'],
    ['bedrock', undefined],
  ])('suggests for %s: %s', (written: string, meant: string | undefined) => {
    expect(nearestName(written, ['openai', 'anthropic', 'google', 'openrouter'], 'guess')).toBe(meant);
  });

  it('prefers the nearest candidate, and the first of equally near ones', () => {
    expect(nearestName('main', ['mail', 'maim', 'main'], 'guess')).toBe('main');
    expect(nearestName('maix', ['mail', 'maim'], 'guess')).toBe('mail');
  });
});

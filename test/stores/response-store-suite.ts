// What every store of responses promises. Each implementation runs all of it.

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AssistantMessage, Message, UserMessage } from '../../src/core/messages.ts';
import type {
  NewResponse,
  ResponseOutcome,
  ResponseScope,
  ResponseStore,
} from '../../src/core/responses/response-store.ts';

export type ResponseStoreWorld = {
  /** A store on the same place, as another process would have it. */
  open(): ResponseStore;
  close(): Promise<void>;
};

const NOW = 1_700_000_000_000;
const SCOPE: ResponseScope = { agentId: 'main', user: undefined, sessionKey: undefined };
const OWNER = '1.one';

const says = (text: string): Message => ({ role: 'user', content: [{ type: 'text', text }] });
const answers = (text: string): Message => ({ role: 'assistant', content: [{ type: 'text', text }] });

function begun(id: string, overrides: Partial<NewResponse> = {}): NewResponse {
  return {
    id,
    previousId: undefined,
    scope: SCOPE,
    background: false,
    createdAtMs: NOW,
    inputItems: [{ id: `${id}-in`, json: `{"said":"${id}?"}` }],
    input: [says(`${id}?`)],
    ...overrides,
  };
}

function ended(id: string, overrides: Partial<ResponseOutcome> = {}): ResponseOutcome {
  return {
    status: 'completed',
    body: `{"id":"${id}"}`,
    outputItems: [{ id: `${id}-out`, json: `{"said":"${id}!"}` }],
    output: [answers(`${id}!`)],
    events: [],
    ...overrides,
  };
}

function textOf({ content: [part] }: UserMessage | AssistantMessage): string {
  return part?.type === 'text' ? part.text : '';
}

/** The words of a chain, in order; or why there is none. */
async function wordsOf(store: ResponseStore, id: string, scope = SCOPE): Promise<readonly string[] | string> {
  const chain = await store.chain(id, scope);
  if (chain.type !== 'found') return chain.type;
  return chain.links
    .flatMap(({ input, output }) => [...input, ...output])
    .map((message) => textOf(message as UserMessage | AssistantMessage));
}

export function describeResponseStore(name: string, start: () => Promise<ResponseStoreWorld>): void {
  describe(`responses in ${name}`, () => {
    let world: ResponseStoreWorld;
    let store: ResponseStore;

    const add = (id: string, overrides: Partial<NewResponse> = {}, outcome: Partial<ResponseOutcome> = {}) =>
      store.add(begun(id, overrides), ended(id, outcome));

    beforeEach(async () => {
      world = await start();
      store = world.open();
    });
    afterEach(() => world.close());

    it('gives back what was added, also to another process', async () => {
      await add('a', { background: true, scope: { agentId: 'main', user: 'ada', sessionKey: 'k' } });
      expect(await world.open().find('a')).toEqual({
        id: 'a',
        scope: { agentId: 'main', user: 'ada', sessionKey: 'k' },
        background: true,
        status: 'completed',
        body: '{"id":"a"}',
        createdAtMs: NOW,
        owner: undefined,
      });
    });

    it('knows nothing of what was never added', async () => {
      expect(await store.find('a')).toBeUndefined();
      expect(await store.events('a')).toEqual([]);
      expect(await store.inputItems('a', { order: 'asc', after: undefined, limit: 1 })).toBeUndefined();
      expect(await store.chain('a', SCOPE)).toEqual({ type: 'unknown' });
      expect(await store.delete('a')).toBe(false);
      expect(await store.unfinished()).toEqual([]);
      expect(await store.prune({ createdBeforeMs: NOW, maxBytes: 0 })).toBe(0);
    });

    it('keeps text that is no UTF-16 of whole pairs', async () => {
      const odd = 'x\ud800\u0000"\\';
      await add('a', { scope: { ...SCOPE, user: odd }, inputItems: [{ id: odd, json: '1' }] });
      expect((await store.find('a'))?.scope.user).toBe(odd);
      expect(await store.items([odd], { ...SCOPE, user: odd })).toEqual(new Map([[odd, '1']]));
    });

    it('refuses a second response of one id', async () => {
      await add('a');
      await expect(add('a')).rejects.toThrow();
      expect(await wordsOf(store, 'a')).toEqual(['a?', 'a!']);
    });

    describe('a chain', () => {
      it('is every response from the first on, input before output', async () => {
        await add('a');
        await add('b', { previousId: 'a' });
        await add('c', { previousId: 'b' });
        expect(await wordsOf(store, 'c')).toEqual(['a?', 'a!', 'b?', 'b!', 'c?', 'c!']);
        expect(await wordsOf(world.open(), 'b')).toEqual(['a?', 'a!', 'b?', 'b!']);
      });

      it('may branch', async () => {
        await add('a');
        await add('b', { previousId: 'a' });
        await add('c', { previousId: 'a' });
        expect(await wordsOf(store, 'c')).toEqual(['a?', 'a!', 'c?', 'c!']);
      });

      it.each<[string, Partial<ResponseScope>]>([
        ['agent', { agentId: 'other' }],
        ['user', { user: 'bob' }],
        ['user where none was named', { user: undefined }],
        ['session', { sessionKey: 'l' }],
        ['session where none was kept', { sessionKey: undefined }],
      ])('is unknown to another %s', async (_, other) => {
        const scope = { agentId: 'main', user: 'ada', sessionKey: 'k' };
        await add('a', { scope });
        expect(await wordsOf(store, 'a', scope)).toEqual(['a?', 'a!']);
        expect(await wordsOf(store, 'a', { ...scope, ...other })).toBe('unknown');
      });

      it.each([['a'], ['b']])('is unknown once %s of it was deleted', async (deleted) => {
        await add('a');
        await add('b', { previousId: 'a' });
        await add('c', { previousId: 'b' });
        expect(await wordsOf(store, 'c')).toHaveLength(6);
        await world.open().delete(deleted);
        expect(await wordsOf(store, 'c')).toBe('unknown');
        expect((await store.find('c'))?.status).toBe('completed');
      });

      it('is broken where its parent was deleted while it was made', async () => {
        await add('b', { previousId: 'a' });
        expect(await wordsOf(store, 'b')).toBe('unknown');
      });

      it('holds for any tree what the path to the root says', async () => {
        let made = 0;
        const parents = fc.array(fc.option(fc.nat(), { nil: undefined }), { minLength: 1, maxLength: 12 });
        await fc.assert(
          fc.asyncProperty(parents, async (choices) => {
            made += 1;
            const ids: string[] = [];
            const expected: string[][] = [];
            for (const [index, choice] of choices.entries()) {
              const parent = choice === undefined || index === 0 ? undefined : choice % index;
              const id = `${made}-${index}`;
              await add(id, { previousId: parent === undefined ? undefined : ids[parent] });
              ids.push(id);
              expected.push([...(parent === undefined ? [] : (expected[parent] ?? [])), `${id}?`, `${id}!`]);
            }
            const other = world.open();
            for (const [index, id] of ids.entries()) {
              expect(await wordsOf(store, id)).toEqual(expected[index]);
              expect(await wordsOf(other, id)).toEqual(expected[index]);
            }
          }),
          { numRuns: 10 },
        );
      });
    });

    describe('a response that runs on', () => {
      const body = '{"status":"queued"}';

      it('is there from its beginning, and changed once by its end', async () => {
        await store.begin(begun('a', { background: true }), body, OWNER);
        expect(await store.find('a')).toMatchObject({ status: 'queued', body, owner: OWNER });
        expect((await store.unfinished()).map(({ id }) => id)).toEqual(['a']);
        expect(await wordsOf(store, 'a')).toBe('unfinished');

        expect(await store.finish('a', ended('a'))).toBe(true);
        expect(await store.find('a')).toMatchObject({
          status: 'completed',
          body: '{"id":"a"}',
          owner: undefined,
        });
        expect(await store.unfinished()).toEqual([]);
        expect(await wordsOf(store, 'a')).toEqual(['a?', 'a!']);

        expect(await store.finish('a', ended('a', { status: 'failed' }))).toBe(false);
        expect((await store.find('a'))?.status).toBe('completed');
      });

      it('is not brought back by its end when it was deleted meanwhile', async () => {
        await store.begin(begun('a'), body, OWNER);
        expect(await store.delete('a')).toBe(true);
        await store.addEvents('a', ['1']);
        expect(await store.finish('a', ended('a'))).toBe(false);
        expect(await store.find('a')).toBeUndefined();
        expect(await store.events('a')).toEqual([]);
      });

      it('collects what was streamed, in order', async () => {
        await store.begin(begun('a'), body, OWNER);
        await store.addEvents('a', ['["1"]']);
        await store.addEvents('a', ['["2"]', '["3"]']);
        expect(await world.open().events('a')).toEqual(['["1"]', '["2"]', '["3"]']);
        await store.finish('a', ended('a', { events: ['["4"]'] }));
        expect(await store.events('a')).toEqual(['["1"]', '["2"]', '["3"]', '["4"]']);
      });
    });

    describe('items', () => {
      const page = async (order: 'asc' | 'desc', after: string | undefined, limit: number) => {
        const found = await store.inputItems('a', { order, after, limit });
        return found && [found.items.map(({ id }) => id).join(''), found.hasMore];
      };

      it('of an input come in pages, either way', async () => {
        const inputItems = ['1', '2', '3', '4'].map((id) => ({ id, json: id }));
        await add('a', { inputItems });
        expect(await page('asc', undefined, 4)).toEqual(['1234', false]);
        expect(await page('asc', undefined, 3)).toEqual(['123', true]);
        expect(await page('asc', '3', 3)).toEqual(['4', false]);
        expect(await page('desc', undefined, 2)).toEqual(['43', true]);
        expect(await page('desc', '3', 2)).toEqual(['21', false]);
        expect(await page('asc', '4', 2)).toEqual(['', false]);
        expect(await page('asc', 'a-out', 2)).toBeUndefined();
      });

      it('are found by id within their scope, the newest of several', async () => {
        await add('a');
        await add('b', { inputItems: [{ id: 'a-in', json: '"newer"' }] });
        await add('c', { scope: { ...SCOPE, user: 'ada' } });
        const found = await store.items(['a-in', 'a-out', 'c-in', 'nothing'], SCOPE);
        expect([...found]).toEqual([
          ['a-in', '"newer"'],
          ['a-out', '{"said":"a!"}'],
        ]);
      });
    });

    describe('pruning', () => {
      const ids = async () =>
        (await Promise.all(['a', 'b', 'c', 'd'].map((id) => store.find(id))))
          .map((found) => found?.id ?? '')
          .join('');

      it('deletes chains whose newest response is old, and no other', async () => {
        await add('a', { createdAtMs: NOW - 10 });
        await add('b', { createdAtMs: NOW - 9, previousId: 'a' });
        await add('c', { createdAtMs: NOW - 10 });
        await add('d', { createdAtMs: NOW + 1, previousId: 'c' });
        expect(await store.prune({ createdBeforeMs: NOW })).toBe(2);
        expect(await ids()).toBe('cd');
        expect(await wordsOf(store, 'd')).toEqual(['c?', 'c!', 'd?', 'd!']);
      });

      it('deletes the oldest where all of them take too much, and none that still runs', async () => {
        const large = 'x'.repeat(10_000);
        await store.begin(begun('a', { createdAtMs: NOW - 4 }), large, OWNER);
        for (const [index, id] of ['b', 'c', 'd'].entries()) {
          await add(id, { createdAtMs: NOW - 3 + index }, { body: large });
        }
        expect(await store.prune({ maxBytes: 50_000 })).toBe(0);
        expect(await store.prune({ maxBytes: 25_000 })).toBe(2);
        expect(await ids()).toBe('ad');
        expect(await store.prune({ maxBytes: 0 })).toBe(1);
        expect(await ids()).toBe('a');
      });

      it('counts what came later: events and an end', async () => {
        await store.begin(begun('a'), '', OWNER);
        await store.addEvents('a', ['x'.repeat(5_000)]);
        await store.finish('a', ended('a', { body: 'x'.repeat(5_000) }));
        expect(await store.prune({ maxBytes: 11_000 })).toBe(0);
        expect(await store.prune({ maxBytes: 9_900 })).toBe(1);
      });
    });
  });
}

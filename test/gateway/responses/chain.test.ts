// What a request goes on from: the stored responses before it, and items that it refers to.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completion, toolCalls } from '../../fixtures/clients/upstream-answers.ts';
import {
  asked,
  inSession,
  instructions,
  lastAsked,
  sessionWorld,
  transcript,
} from '../sessions/session-world.ts';
import { responsesOf } from './response-world.ts';

const CALL = { id: 'call_1', name: 'look', arguments: '{}' };
const TOOLS = [{ type: 'function', name: 'look' }];
const ANSWERS = ['one', 'two', 'three', 'four'].map((text) => completion(text));

async function chainWorld(answers = ANSWERS, overrides = {}) {
  const world = await sessionWorld(answers, overrides);
  return { ...world, ...responsesOf(world.gateway) };
}

describe('previous_response_id', () => {
  it.each([false, true])('brings input, then output, of all before, in order; stream %j', async (stream) => {
    const world = await chainWorld();
    const make = async (input: string, previous?: string) => {
      const fields = { input, previous_response_id: previous };
      if (!stream) return world.create(fields);
      const last = (await world.stream(fields)).at(-1);
      if (last?.type !== 'response.completed') throw new Error('The stream did not complete.');
      return last.response;
    };
    const first = await make('A');
    const second = await make('B', first.id);
    const third = await make('C', second.id);
    expect(await lastAsked(world)).toEqual(['u:A', 'a:one', 'u:B', 'a:two', 'u:C']);
    expect(third.previous_response_id).toBe(second.id);
    // A branch knows nothing of its sibling.
    await make('D', first.id);
    expect(await lastAsked(world)).toEqual(['u:A', 'a:one', 'u:D']);
  });

  it('carries developer messages over, and instructions not', async () => {
    const world = await chainWorld();
    const input = [
      { role: 'developer', content: 'Rules.' },
      { role: 'user', content: 'A' },
    ];
    const { id } = await world.create({ input, instructions: 'Only once.' });
    expect(await instructions(world, 0)).toMatch(/Only once\.\n\nRules\.$/);
    await world.create({ input: 'B', previous_response_id: id, instructions: 'Now this.' });
    expect(await instructions(world, 1)).toMatch(/Now this\.\n\nRules\.$/);
    expect(await instructions(world, 1)).not.toContain('Only once.');
    expect(await lastAsked(world)).toEqual(['u:A', 'a:one', 'u:B']);
  });

  it('takes the result of a call that the chain made', async () => {
    const world = await chainWorld([toolCalls(CALL), completion('Found.')]);
    const first = await world.create({ input: 'A', tools: TOOLS });
    const input = [{ type: 'function_call_output', call_id: 'call_1', output: 'here' }];
    await world.create({ input, tools: TOOLS, previous_response_id: first.id });
    expect(await lastAsked(world)).toEqual(['u:A', 'a:look(call_1)', 't:call_1 here']);
  });

  it.each([false, true])(
    'refuses the result of a call that nobody made, in the background %j',
    async (background) => {
      const world = await chainWorld([toolCalls(CALL)]);
      const first = await world.create({ input: 'A', tools: TOOLS });
      const input = [{ type: 'function_call_output', call_id: 'call_2', output: 'here' }];
      const error = await world.refuse({ input, previous_response_id: first.id, background });
      expect(error).toMatchObject({ code: 'invalid_value', param: 'input[0].call_id' });
      expect(error.message).toContain('"call_2"');
      expect(world.upstream.requests).toHaveLength(1);
    },
  );

  const NOT_FOUND = { code: 'previous_response_not_found', param: 'previous_response_id' };

  it.each([
    ['another agent', { model: 'openclaw/other' }, {}],
    ['another user', { user: 'bob' }, {}],
    ['no user', { user: undefined }, {}],
    ['a session', {}, inSession()],
  ])('is not found by %s', async (_who, fields, headers) => {
    const agents = {
      defaults: { model: 'upstream/model-1' },
      list: [{ id: 'main', default: true }, { id: 'other' }],
    };
    const world = await chainWorld(ANSWERS, { agents });
    const { id } = await world.create({ user: 'ada' });
    await world.create({ user: 'ada', previous_response_id: id });
    const request = { user: 'ada', ...fields, previous_response_id: id };
    expect(await world.refuse(request, 400, { headers })).toMatchObject(NOT_FOUND);
    expect(world.upstream.requests).toHaveLength(2);
  });

  it('is not found where nothing was stored, and where it was deleted, also further back', async () => {
    const world = await chainWorld();
    const unstored = await world.create({ store: false });
    expect(await world.refuse({ previous_response_id: unstored.id })).toMatchObject(NOT_FOUND);
    expect(await world.refuse({ previous_response_id: 'resp_nothing' })).toEqual({
      ...NOT_FOUND,
      type: 'invalid_request_error',
      message: "Previous response with id 'resp_nothing' not found.",
    });
    const first = await world.create();
    const second = await world.create({ previous_response_id: first.id });
    await world.remove(first.id);
    expect(await world.refuse({ previous_response_id: second.id })).toMatchObject(NOT_FOUND);
    expect((await world.retrieve(second.id)).previous_response_id).toBe(first.id);
  });

  it('goes on in a session as well, of which it then is the truth', async () => {
    const world = await chainWorld();
    const headers = inSession();
    const first = await world.create({ input: 'A' }, { headers });
    const second = await world.create({ input: 'B', previous_response_id: first.id }, { headers });
    expect(await lastAsked(world)).toEqual(['u:A', 'a:one', 'u:B']);
    expect(await transcript(world.gateway)).toEqual(['u:A', 'a:one', 'u:B', 'a:two']);
    // Back to the first: the session follows.
    await world.create({ input: 'C', previous_response_id: first.id }, { headers });
    expect(await lastAsked(world)).toEqual(['u:A', 'a:one', 'u:C']);
    expect(await transcript(world.gateway)).toEqual(['u:A', 'a:one', 'u:C', 'a:three']);
    await world.create({ input: 'D', previous_response_id: second.id }, { headers });
    expect(await transcript(world.gateway)).toEqual(['u:A', 'a:one', 'u:B', 'a:two', 'u:D', 'a:four']);
  });

  it('says what the path through any tree of responses says', async () => {
    const world = await chainWorld([completion('ok')]);
    const choices = fc.array(fc.option(fc.nat(), { nil: undefined }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(choices, async (parents) => {
        const made: { id: string; lines: string[] }[] = [];
        for (const [index, choice] of parents.entries()) {
          const parent = choice === undefined || index === 0 ? undefined : made[choice % index];
          const number = world.upstream.requests.length;
          const { id } = await world.create({ input: `say ${index}`, previous_response_id: parent?.id });
          const lines = [...(parent?.lines ?? []), `u:say ${index}`];
          expect(await asked(world, number)).toEqual(lines);
          made.push({ id, lines: [...lines, 'a:ok'] });
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('an item reference', () => {
  it('stands for an item of any stored response of the same scope, input or output', async () => {
    const world = await chainWorld([toolCalls(CALL), completion('Found.')]);
    const first = await world.create({
      input: [{ role: 'user', content: 'A', id: 'msg_mine' }],
      tools: TOOLS,
    });
    const call = first.output[0];
    const input = [
      { type: 'item_reference', id: 'msg_mine' },
      { id: call?.id },
      { type: 'function_call_output', call_id: 'call_1', output: 'here' },
    ];
    const second = await world.create({ input, tools: TOOLS });
    expect(await lastAsked(world)).toEqual(['u:A', 'a:look(call_1)', 't:call_1 here']);
    const { data } = await world.inputItems(second.id, '?order=asc');
    expect(data).toMatchObject([
      { id: 'msg_mine', role: 'user' },
      { id: call?.id, type: 'function_call' },
      { type: 'function_call_output' },
    ]);
  });

  it('of another scope, or of what was not stored, is a 404 that names it', async () => {
    const world = await chainWorld();
    const { output } = await world.create({ user: 'ada' });
    const input = [
      { role: 'user', content: 'A' },
      { type: 'item_reference', id: output[0]?.id },
    ];
    expect(await world.refuse({ input }, 404)).toMatchObject({ code: 'item_not_found', param: 'input[1]' });
    await world.create({ input, user: 'ada' });
    expect(await lastAsked(world)).toEqual(['u:A', 'a:one']);
  });
});

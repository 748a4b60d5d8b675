// Any mix of clients in one session: what the model reads, and what is stored in the end, is what they believe.

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { chunk, failure, streamed } from '../../fixtures/clients/upstream-answers.ts';
import { expectContract } from '../../support/contract.ts';
import { STALL } from '../../support/scripted-upstream.ts';
import { CHAT, RESPONSES } from '../requests.ts';
import { streamReader } from '../stream-reader.ts';
import {
  inSession,
  lastAsked,
  numbered,
  type SessionWorld,
  sessionWorld,
  transcript,
} from './session-world.ts';

type Wire = { readonly door: 'chat' | 'responses'; readonly stream: boolean };

type Step = Wire &
  (
    | { readonly does: 'says what is new'; readonly repeats: boolean }
    | { readonly does: 'sends everything' }
    | { readonly does: 'edits'; readonly turn: number }
    | { readonly does: 'wants another answer' }
    | { readonly does: 'loses the answer and asks again' }
    | { readonly does: 'meets a failure and asks again' }
  );

const wire = { door: fc.constantFrom('chat', 'responses'), stream: fc.boolean() } as const;
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ ...wire, does: fc.constant('says what is new' as const), repeats: fc.boolean() }),
  fc.record({ ...wire, does: fc.constant('sends everything' as const) }),
  fc.record({ ...wire, does: fc.constant('edits' as const), turn: fc.nat(9) }),
  fc.record({ ...wire, does: fc.constant('wants another answer' as const) }),
  fc.record({ ...wire, does: fc.constant('loses the answer and asks again' as const) }),
  fc.record({ ...wire, does: fc.constant('meets a failure and asks again' as const) }),
);

type Rest = { readonly signal?: AbortSignal; readonly isAll?: boolean };

/** What all clients of the session believe was said: `u:…` and `a:…` in turn. */
class Conversation {
  readonly #world: SessionWorld;
  readonly #key: string;
  #lines: readonly string[] = [];
  #said = 0;

  constructor(world: SessionWorld, key: string) {
    this.#world = world;
    this.#key = key;
  }

  async take(step: Step): Promise<void> {
    const before = this.#lines;
    switch (step.does) {
      case 'says what is new': {
        const again = step.repeats ? before.at(-2) : undefined;
        const line = again ?? this.#newLine();
        return this.#turn(step, before, [line], false);
      }
      case 'sends everything': {
        const line = this.#newLine();
        return this.#turn(step, before, [...before, line], true);
      }
      case 'edits': {
        const kept = before.slice(0, 2 * (step.turn % (before.length / 2 + 1)));
        const line = this.#newLine();
        return this.#turn(step, kept, [...kept, line], true);
      }
      case 'wants another answer': {
        const line = before.at(-2) ?? this.#newLine();
        const kept = before.slice(0, -2);
        return this.#turn(step, kept, [...kept, line], true);
      }
      case 'loses the answer and asks again': {
        const line = this.#newLine();
        await this.#lose(step, line);
        return this.#turn(step, before, [line], false);
      }
      case 'meets a failure and asks again': {
        const line = this.#newLine();
        this.#world.upstream.answer(failure(500, { message: 'no' }));
        expect((await this.#send(step, [line])).status).toBe(502);
        return this.#turn(step, before, [line], false);
      }
    }
  }

  async expectStored(): Promise<void> {
    expect(await transcript(this.#world.gateway, this.#key)).toEqual(this.#lines);
  }

  /** One turn to its end; the model reads what was kept and the new line. */
  async #turn(how: Wire, kept: readonly string[], sent: readonly string[], isAll: boolean): Promise<void> {
    const line = sent.at(-1) ?? '';
    const answer = `answer ${this.#said} of ${this.#key}`;
    this.#said += 1;
    this.#world.upstream.answer(streamed(answer.slice(0, 4), answer.slice(4)));
    const response = await this.#send(how, sent, { isAll });
    const operationId = how.door === 'chat' ? 'createChatCompletion' : 'createResponse';
    expect((await expectContract(operationId, response)).status).toBe(200);
    expect(await lastAsked(this.#world)).toEqual([...kept, line]);
    this.#lines = [...kept, line, `a:${answer}`];
  }

  /** The connection is cut when the first word is out. */
  async #lose(how: Wire, line: string): Promise<void> {
    this.#world.upstream.answer({ steps: [chunk({ content: 'Lost' }), STALL] });
    const leaving = new AbortController();
    const response = await this.#send({ ...how, stream: true }, [line], { signal: leaving.signal });
    await streamReader(response).until('Lost');
    leaving.abort();
  }

  #send({ door, stream }: Wire, lines: readonly string[], rest: Rest = {}): Promise<Response> {
    const { signal, isAll = false } = rest;
    const messages = lines.map((line) => ({
      role: line.startsWith('u:') ? 'user' : 'assistant',
      content: line.slice(2),
    }));
    // A history of a single message looks like news; a client that means all of it says so.
    const headers = {
      ...inSession(this.#key),
      ...(isAll && lines.length === 1 && { 'x-clawgate-history': 'full' }),
    };
    const body = door === 'chat' ? { messages } : { input: messages };
    return this.#world.gateway.request(door === 'chat' ? CHAT : RESPONSES, {
      json: { model: 'openclaw', stream, ...body },
      headers,
      ...(signal && { signal }),
    });
  }

  #newLine(): string {
    this.#said += 1;
    return `u:message ${this.#said}`;
  }
}

it('the conversation is what its clients believe, whatever they do in turn', async () => {
  const world = await sessionWorld(numbered(0));
  let sessions = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      sessions += 1;
      const conversation = new Conversation(world, `session ${sessions}`);
      for (const each of steps) await conversation.take(each);
      await conversation.expectStored();
    }),
    { numRuns: 50 },
  );
}, 60_000);

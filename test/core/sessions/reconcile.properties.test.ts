// Two kinds of client in one session, against a list that says what the conversation is. The full client sends all that
// it believes each time; the delta client sends what is new to the conversation as it stands.

import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import type { HistoryMode } from '../../../src/core/sessions/reconcile.ts';
import { assistant, brief, call, result, system, user } from './conversation.ts';
import { MemorySession, type Outcome, storedSession } from './memory-session.ts';

type Step = {
  readonly client: 'full' | 'delta';
  readonly move: 'ask' | 'edit' | 'again';
  /** Which message is edited. */
  readonly place: number;
  /** Few different ones, so that people repeat themselves. */
  readonly words: readonly string[];
  /** Before which message of the words a system message stands. */
  readonly instruction: number | undefined;
  readonly answer: 'text' | 'client tool' | 'own tool';
  readonly says: string;
  readonly fate: 'arrives' | 'is cut off' | 'is lost' | 'is never said';
};

const words = fc.constantFrom('yes', 'no', 'go on');
const steps: Arbitrary<Step[]> = fc.array(
  fc.record({
    client: fc.constantFrom('full', 'delta'),
    move: fc.constantFrom('ask', 'ask', 'edit', 'again'),
    place: fc.nat(9),
    words: fc.array(words, { minLength: 1, maxLength: 2 }),
    instruction: fc.option(fc.nat(2), { nil: undefined }),
    answer: fc.constantFrom('text', 'text', 'client tool', 'own tool'),
    says: words,
    fate: fc.constantFrom('arrives', 'arrives', 'is cut off', 'is lost', 'is never said'),
  }),
  { minLength: 1, maxLength: 12 },
);

/** As it is stored. */
function answerOf({ answer, says }: Step): Message[] {
  if (answer === 'text') return [assistant({ type: 'reasoning', text: 'hm' }, says)];
  if (answer === 'client tool') return [assistant(says, call('c'))];
  return [assistant('Wait. ', call('c', 'own')), result('c'), assistant(says)];
}

/** As a client has it, who trims and joins. */
function seenOf({ answer, says }: Step): Message {
  if (answer === 'text') return assistant(says);
  return answer === 'client tool' ? assistant(`${says} `, call('c')) : assistant(`Wait.${says}`);
}

function outcomeOf(step: Step): Outcome {
  switch (step.fate) {
    case 'arrives':
      return { answer: answerOf(step) };
    case 'is cut off':
      return { answer: answerOf(step), status: 'cut-off', delivered: false };
    case 'is lost':
      return { answer: answerOf(step), delivered: false };
    case 'is never said':
      return { answer: [], status: 'failed', delivered: false };
  }
}

/** What is compared: reasoning and spacing are no part of what a client believes. */
const line = (message: Message): string => bare(brief(message));
const bare = (text: string): string => text.replace(/^a:hm /, 'a:').replaceAll(/\s/g, '');

/** The results of the calls that the last answer left to the client. */
function resultsFor(conversation: readonly Message[]): Message[] {
  const last = conversation.at(-1);
  if (last?.role !== 'assistant') return [];
  return last.content.flatMap((part) => (part.type === 'tool-call' ? [result(part.id)] : []));
}

class World {
  readonly session = new MemorySession();
  /** The conversation as it stands, as its clients see it. */
  #truth: readonly Message[] = [];
  #last: { client: Step['client']; sent: readonly Message[]; before: readonly Message[] } | undefined;
  #lastArrived = true;
  #believed: Message[] = [];
  #questions = 0;

  take(step: Step): void {
    if (step.client === 'full') this.#takeFull(step);
    else this.#takeDelta(step);
  }

  #takeFull(step: Step): void {
    const lostOwn = this.#last?.client === 'full' && !this.#lastArrived && step.move !== 'edit';
    this.#change(step);
    const sent = [...this.#believed];
    // A history without answers looks like a delta. Unless it repeats what just failed, its client has to say so.
    const isPlain = sent.every(({ role }) => role === 'user' || role === 'system');
    const mode = isPlain && !lostOwn && this.#truth.length > 0 ? 'full' : 'auto';
    this.#run(step, sent, [], mode);
    if (step.fate === 'arrives') this.#believed.push(seenOf(step));
    if (step.fate === 'is cut off') this.#believed.push(assistant('half a w'));
  }

  /** What the full client does to its history before it sends it. */
  #change(step: Step): void {
    const believed = this.#believed;
    const users = [...believed.keys()].filter((place) => believed[place]?.role === 'user');
    if (users.length === 0) {
      believed.push(this.#newQuestion(), ...this.#newMessages(step, true));
      return;
    }
    if (step.move === 'ask') {
      believed.push(...resultsFor(believed), ...this.#newMessages(step, true));
      return;
    }
    const place = (step.move === 'again' ? users.at(-1) : users[step.place % users.length]) ?? 0;
    const asked = believed.slice(place, place + 1);
    believed.length = place;
    if (step.move === 'again') believed.push(...asked);
    // Words that were said elsewhere, at the very beginning, would be a window into the conversation.
    else believed.push(place === 0 ? this.#newQuestion() : user(`full ${step.words.join(' ')}`));
  }

  #takeDelta(step: Step): void {
    if (step.move !== 'ask' && this.#last?.client === 'delta' && !this.#lastArrived) {
      const { sent, before } = this.#last;
      this.#run(step, sent, before, 'auto');
      return;
    }
    // After an answer that did not arrive, the same words would be the same question.
    const sent = this.#lastArrived
      ? [...resultsFor(this.#truth), ...this.#newMessages(step, false)]
      : [this.#newQuestion(), system('be kind')];
    this.#run(step, sent, this.#truth, 'auto');
  }

  /** Sends a request of which the model is to read what was there before and what is sent. */
  #run(step: Step, sent: readonly Message[], before: readonly Message[], mode: HistoryMode): void {
    const expected = [...before, ...sent];
    const { keep, context } = this.session.plan(sent, mode);
    for (const place of context) if (place.from === 'stored') expect(place.position).toBeLessThan(keep);

    const stored = this.session.stored.length;
    expect(this.session.turn(sent, outcomeOf(step), mode).map(bare)).toEqual(expected.map(line));
    this.#truth = step.fate === 'is never said' ? expected : [...expected, seenOf(step)];
    expect(this.session.conversation().map(bare)).toEqual(this.#truth.map(line));
    expect(this.session.stored.length - stored).toBeLessThanOrEqual(sent.length + 1);
    this.#last = { client: step.client, sent, before };
    this.#lastArrived = step.fate === 'arrives';
  }

  /** The two clients never say the same: one would else be taken to mean the system messages of the other. */
  #newMessages({ client, words, instruction }: Step, mayBeginWithSystem: boolean): Message[] {
    const messages: Message[] = words.map((word) => user(`${client} ${word}`));
    if (instruction !== undefined) {
      messages.splice(mayBeginWithSystem ? instruction : instruction + 1, 0, system('be brief'));
    }
    return messages;
  }

  #newQuestion(): Message {
    this.#questions += 1;
    return user(`question ${this.#questions}`);
  }
}

describe('reconcile, turn after turn', () => {
  it.each([
    ['a client that sends everything', ['full']],
    ['a client that sends what is new', ['delta']],
    ['both in one session', ['full', 'delta']],
  ])('reads and keeps the conversation as its clients believe it to be: %s', (_, clients) => {
    fc.assert(
      fc.property(steps, (all) => {
        const world = new World();
        for (const step of all) if (clients.includes(step.client)) world.take(step);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps what came before the window that a client sends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.nat(), fc.boolean(), (turns, from, isAnswered) => {
        const said = Array.from({ length: turns }, (_, turn) => [
          user(`q${turn}`),
          assistant(`a${turn}`),
        ]).flat();
        const start = from % (said.length - 1);
        const session = storedSession(said);
        const sent = [...said.slice(start), ...(isAnswered ? [user('next')] : [])];
        expect(session.turn(sent, { answer: [assistant('end')] })).toEqual(
          [...said, ...sent.slice(said.length - start)].map(brief),
        );
        expect(session.conversation()).toHaveLength(said.length + (isAnswered ? 2 : 1));
      }),
    );
  });

  it('reads a summary and then everything that it does not cover, for either client', () => {
    const turns = fc.array(
      fc.record({ client: fc.constantFrom('full', 'delta'), summarizes: fc.option(fc.nat(20)) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(turns, (all) => {
        const session = new MemorySession();
        const truth: Message[] = [];
        let summary: { text: string; lines: number } | undefined;
        for (const [turn, { client, summarizes }] of all.entries()) {
          const question = user(`q${turn}`);
          const answer = assistant(`a${turn}`);
          // A summary covers whole turns, and never fewer than the one before.
          const positions = session.entries
            .filter(({ kind }) => kind === 'input')
            .map(({ position }) => position);
          const lines =
            2 * Math.max((summary?.lines ?? 0) / 2, Math.min(summarizes ?? 0, positions.length - 1));
          const covers = positions[lines / 2];
          const isMade = summarizes !== null && lines > 0 && covers !== undefined;
          const made = isMade ? { text: `summary ${turn}`, covers } : undefined;
          const read = session.turn(client === 'full' ? [...truth, question] : [question], {
            answer: [answer],
            ...(made === undefined ? {} : { summary: made }),
          });
          const seen = [...truth, question].slice(summary?.lines ?? 0).map(brief);
          expect(read).toEqual(summary === undefined ? seen : [`s:${summary.text}`, ...seen]);
          if (made !== undefined) summary = { text: made.text, lines };
          truth.push(question, answer);
        }
      }),
    );
  });
});

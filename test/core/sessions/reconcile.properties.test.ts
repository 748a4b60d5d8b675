// Two kinds of client in one session, against a list that says what the conversation is. The full one sends all that it
// believes each time; the delta one sends what is new to the conversation as it stands.

import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/core/messages.ts';
import type { HistoryMode } from '../../../src/core/sessions/reconcile.ts';
import { assistant, brief, call, result, system, user } from './conversation.ts';
import { MemorySession, type Outcome, storedSession } from './memory-session.ts';

/** What becomes of the answer: it arrives, it is cut off after some words, or it never arrives, said or not. */
type Fate = 'arrives' | 'is cut off' | 'is lost' | 'is never said';

type Step = {
  readonly client: 'full' | 'delta';
  readonly move: 'ask' | 'edit' | 'again';
  /** Which message is edited. */
  readonly place: number;
  /** Few words, so that people repeat themselves. */
  readonly words: readonly string[];
  /** Where among the words a system message stands: before the first, in the midst, behind the last. */
  readonly instruction: number | undefined;
  readonly answer: 'text' | 'client tool' | 'own tool';
  readonly says: string;
  readonly fate: Fate;
};

const words = fc.constantFrom('yes', 'no', 'go on');
const step: Arbitrary<Step> = fc.record({
  client: fc.constantFrom('full', 'delta'),
  move: fc.constantFrom('ask', 'ask', 'edit', 'again'),
  place: fc.nat(9),
  words: fc.array(words, { minLength: 1, maxLength: 2 }),
  instruction: fc.option(fc.nat(2), { nil: undefined }),
  answer: fc.constantFrom('text', 'text', 'client tool', 'own tool'),
  says: words,
  fate: fc.constantFrom('arrives', 'arrives', 'is cut off', 'is lost', 'is never said'),
});

class World {
  readonly session = new MemorySession();
  /** The conversation as it stands. */
  truth: Message[] = [];
  /** The conversation before the last turn, and what that turn asked. */
  before: Message[] = [];
  asked: readonly Message[] = [];
  lastClient: Step['client'] | undefined;
  lastFate: Fate = 'arrives';
  /** What the full client believes. */
  believed: Message[] = [];
  #unique = 0;

  take(step: Step): void {
    if (step.client === 'full') this.#takeFull(step);
    else this.#takeDelta(step);
  }

  #takeFull(step: Step): void {
    let mode: HistoryMode = 'auto';
    const users = [...this.believed.keys()].filter((place) => this.believed[place]?.role === 'user');
    if (step.move === 'again' && users.length > 0) {
      this.believed.length = (users.at(-1) ?? 0) + 1;
    } else if (step.move === 'edit' && users.length > 0) {
      const place = users[step.place % users.length] ?? 0;
      this.believed.length = place;
      this.believed.push(place === 0 ? this.#newUser() : user(step.words.join(' ')));
    } else {
      this.believed.push(...this.#resultsFor(this.believed), ...this.#newMessages(step, this.believed.length === 0));
    }
    // A history without answers looks like a delta, which its client has to deny.
    const isPlain = this.believed.some(({ role }) => role === 'assistant' || role === 'tool');
    const isRetry = this.lastClient === 'full' && this.lastFate !== 'arrives' && step.move !== 'edit';
    if (!isPlain && !isRetry && this.truth.length > 0) mode = 'full';
    const answer = this.#run(step, this.believed, this.believed, [], mode);
    if (answer !== undefined) this.believed.push(answer);
  }

  #takeDelta(step: Step): void {
    if (step.move !== 'ask' && this.lastClient === 'delta' && this.lastFate !== 'arrives') {
      this.#run(step, this.asked, [...this.before, ...this.asked], this.before, 'auto');
      return;
    }
    // After an answer that did not arrive, the same words would be the same question.
    const asked =
      this.lastFate === 'arrives'
        ? [...this.#resultsFor(this.truth), ...this.#newMessages(step, true)]
        : [this.#newUser(), ...(step.instruction === undefined ? [] : [system('be kind')])];
    this.#run(step, asked, [...this.truth, ...asked], this.truth, 'auto');
  }

  /** Sends a request whose model is to read what is expected; gives what its client takes for the answer. */
  #run(
    { answer, says, fate }: Step,
    sent: readonly Message[],
    expected: readonly Message[],
    before: readonly Message[],
    mode: HistoryMode,
  ): Message | undefined {
    const outcome = outcomeOf(answer, says, fate);
    const context = this.session.turn(sent, outcome, mode);
    expect(context).toEqual(expected.map(brief));
    const said = fate === 'is never said' ? [] : [visible(answer, says)];
    this.before = [...before];
    this.asked = [...sent];
    this.truth = [...expected, ...said];
    this.lastFate = fate;
    this.lastClient = mode === 'auto' && before === expected ? undefined : this.lastClient;
    expect(this.session.conversation()).toEqual(this.truth.map(brief));
    if (fate === 'arrives') return visible(answer, says);
    return fate === 'is cut off' ? assistant('half a w') : undefined;
  }

  #newMessages({ words, instruction }: Step, startsWithUser: boolean): Message[] {
    const messages: Message[] = words.map(user);
    if (instruction !== undefined) messages.splice(startsWithUser ? instruction + 1 : instruction, 0, system('be brief'));
    return messages;
  }

  #newUser(): Message {
    this.#unique += 1;
    return user(`question ${this.#unique}`);
  }

  /** Of the calls that the last answer left to the client. */
  #resultsFor(conversation: readonly Message[]): Message[] {
    const last = conversation.at(-1);
    if (last?.role !== 'assistant') return [];
    return last.content.flatMap((part) => (part.type === 'tool-call' ? [result(part.id)] : []));
  }
}

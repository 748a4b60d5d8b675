// A client that talks in one session, one message after another, and notes what it was answered to the end. When its
// connection breaks it says the same again.

import { randomUUID } from 'node:crypto';

/** What was asked, and the answer's text. */
export type Acknowledged = { readonly question: string; readonly answer: string };

export type ClientKind = {
  readonly dialect: 'chat' | 'responses';
  readonly stream: boolean;
  /** Everything that was said, or only what is new. */
  readonly sends: 'everything' | 'news';
};

export class CrashClient {
  readonly key: string;
  readonly kind: ClientKind;
  /** In order; what of it counts is that the end of each answer was received. */
  readonly acknowledged: Acknowledged[] = [];
  /** Asked, perhaps several times, and not answered to the end. */
  pending: string | undefined;
  /** How often a question was sent again. */
  retries = 0;

  constructor(key: string, kind: ClientKind) {
    this.key = key;
    this.kind = kind;
  }

  /** Talks until the connection breaks. Throws what is wrong in any other way. */
  async talk(url: string, onAcknowledged: () => void): Promise<void> {
    for (;;) {
      if (this.pending !== undefined) this.retries += 1;
      this.pending ??= `Question ${this.acknowledged.length} of ${this.key}: ${randomUUID()}?`;
      const question = this.pending;
      const text = await this.#request(url, question);
      const answer = text === undefined ? undefined : this.#answerIn(text);
      if (answer === undefined) return;
      this.acknowledged.push({ question, answer });
      this.pending = undefined;
      onAcknowledged();
    }
  }

  /** The whole body; undefined when the connection broke. */
  async #request(url: string, question: string): Promise<string | undefined> {
    const { dialect, stream } = this.kind;
    const path = dialect === 'chat' ? '/v1/chat/completions' : '/v1/responses';
    const said = this.kind.sends === 'everything' ? this.acknowledged : [];
    const messages = [
      ...said.flatMap((turn) => [
        { role: 'user', content: turn.question },
        { role: 'assistant', content: turn.answer },
      ]),
      { role: 'user', content: question },
    ];
    const body = dialect === 'chat' ? { messages } : { input: messages };
    let response: Response;
    let text: string;
    try {
      response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-openclaw-session-key': this.key },
        body: JSON.stringify({ model: 'openclaw', stream, ...body }),
      });
      text = await response.text();
    } catch {
      return undefined;
    }
    if (response.status !== 200) throw new Error(`${this.key}: ${response.status} ${text}`);
    return text;
  }

  /** Undefined for a stream that just stops. */
  #answerIn(text: string): string | undefined {
    const { dialect, stream } = this.kind;
    if (!stream) {
      const body = JSON.parse(text);
      return dialect === 'chat' ? body.choices[0].message.content : outputText(body);
    }
    const frames = text.split('\n\n').map((frame) => frame.slice(frame.indexOf('data: ') + 'data: '.length));
    if (!frames.includes('[DONE]')) return undefined;
    const events = frames.filter((data) => data.startsWith('{')).map((data) => JSON.parse(data));
    if (dialect === 'chat') return events.map(({ choices }) => choices[0]?.delta.content ?? '').join('');
    return outputText(events.at(-1).response);
  }
}

type WireResponse = {
  readonly output: readonly { readonly content: readonly { readonly text: string }[] }[];
};

function outputText({ output }: WireResponse): string {
  return output.flatMap(({ content }) => content.map(({ text }) => text)).join('');
}

// curl commands that work as pasted into a POSIX shell. Pure text: nothing here listens or sends.

import type { Config } from '../config/config.ts';

export type ExampleCommand = { readonly title: string; readonly command: string };

// Questions that every backend answers, the simulator too: it knows what it is told, and it can count.
const QUESTION = 'My lobster is called Otto and lives in Maine. Where does Otto live?';
const LONG_QUESTION = 'Count to 20.';

/** A request to each endpoint that is open, with the real address and secret. */
export function exampleCommands(config: Config, url: string): ExampleCommand[] {
  const { auth, endpoints } = config.gateway;
  const base = reachableUrl(url);
  const authorization = auth.mode === 'none' ? [] : [`-H ${quote(`Authorization: Bearer ${auth.secret}`)}`];
  const get = (path: string): string => joinLines([`curl -sS ${base}${path}`, ...authorization]);
  const post = (path: string, body: unknown, flags = '-sS'): string =>
    joinLines([
      `curl ${flags} ${base}${path}`,
      ...authorization,
      `-H ${quote('Content-Type: application/json')}`,
      `-d ${quote(JSON.stringify(body))}`,
    ]);

  const chat = (content: string) => ({
    model: 'openclaw/default',
    messages: [{ role: 'user', content }],
  });
  const examples: ExampleCommand[] = [];
  if (endpoints.chatCompletions.enabled) {
    examples.push(
      { title: 'Chat', command: post('/v1/chat/completions', chat(QUESTION)) },
      {
        title: 'Streamed chat',
        command: post('/v1/chat/completions', { ...chat(LONG_QUESTION), stream: true }, '-sSN'),
      },
    );
  }
  if (endpoints.models.enabled) {
    examples.push(
      { title: 'List the models, which are the agents', command: get('/v1/models') },
      { title: 'Fetch one of them', command: get('/v1/models/openclaw%2Fdefault') },
    );
  }
  if (endpoints.embeddings.enabled && config.agents.some((agent) => agent.isDefault && agent.embedding)) {
    examples.push({
      title: 'Embeddings',
      command: post('/v1/embeddings', {
        model: 'openclaw/default',
        input: ['a lobster', 'a crab'],
        encoding_format: 'float',
        dimensions: 8,
      }),
    });
  }
  return examples;
}

/** What an OpenAI client is told, wherever it asks for an address and a key. */
export function clientSettings({ gateway: { auth } }: Config, url: string): string {
  // The SDKs insist on a key, even where none is needed.
  const key = auth.mode === 'none' ? 'anything' : auth.secret;
  return `base URL ${reachableUrl(url)}/v1, API key ${key}`;
}

/** An address that can be called: "every address" is none, but this machine's loopback is one of them. */
export function reachableUrl(url: string): string {
  return url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:');
}

function joinLines(parts: readonly string[]): string {
  return parts.join(' \\\n  ');
}

/** As one word of a POSIX shell, whatever it holds. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

// `npm run mock`: a server that answers with the contract's own examples, for whoever builds against the API without
// a gateway.

import { parseArgs } from 'node:util';
import { onOrphaned } from '../../src/lib/on-orphaned.ts';
import { complain, say } from '../lib/progress.ts';
import { startMock } from './mock-server.ts';

const HELP = `Usage: npm run mock -- [options]

Serves the examples of the contract. Requests are validated; stream: true gets the transcript, frame by frame.
Any secret is accepted, and none is needed.

  --port <number>   where to listen, 0 for any free port (default 4010)
  --host <address>  default 127.0.0.1
  --help            this text

Pick another answer with the header Prefer:
  Prefer: example=toolCall    a named example of the contract
  Prefer: code=429            a failure, with its example body`;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`--port ${text} is not a port: 0 to 65535.`);
  return port;
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!('code' in error && error.code === 'EADDRINUSE')) return error.message;
  return `${error.message}. Stop what holds it, or choose another with --port; 0 takes any free one.`;
}

try {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4010' },
      host: { type: 'string', default: '127.0.0.1' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) say(HELP);
  else {
    const mock = await startMock({ port: readPort(values.port), host: values.host });
    say(`The mock listens on ${mock.url} (base URL for clients: ${mock.url}/v1)`);
    const stop = () => mock.close();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    onOrphaned(stop, process.env);
  }
} catch (error) {
  complain(explain(error));
  process.exitCode = 1;
}

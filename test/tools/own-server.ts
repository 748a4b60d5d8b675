// The tests' own MCP server as a process on a pipe. The first argument says how it behaves: `newest` speaks only the
// newest protocol, `mute` answers nothing, `ends` ends at once, `stubborn` ignores SIGTERM and the end of its input.

import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { OwnTools } from './own-tools.ts';

const [behaviour = 'plain'] = process.argv.slice(2);

if (behaviour === 'ends') process.exit(7);
if (behaviour === 'mute') process.stdin.resume();
else {
  if (behaviour === 'stubborn') {
    process.on('SIGTERM', () => undefined);
    setInterval(() => undefined, 1_000);
  }
  const tools = new OwnTools();
  serveStdio(() => tools.createServer(), { legacy: behaviour === 'newest' ? 'reject' : 'serve' });
}

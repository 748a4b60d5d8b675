// A gateway in front of a scripted backend, and connections to it.

import { TOKEN } from '../../support/gateway.ts';
import { openSocket, type SocketClient } from '../../support/socket-client.ts';
import { type SessionWorld, sessionWorld } from '../sessions/session-world.ts';

export type SocketWorld = SessionWorld & {
  /** A connection with the token and these headers. */
  connect(headers?: Readonly<Record<string, string>>): Promise<SocketClient>;
};

/** As `sessionWorld`. */
export async function socketWorld(...options: Parameters<typeof sessionWorld>): Promise<SocketWorld> {
  const world = await sessionWorld(...options);
  return {
    ...world,
    connect: (headers) =>
      openSocket(world.gateway.url, { headers: { authorization: `Bearer ${TOKEN}`, ...headers } }),
  };
}

/** Asks for a response, and gives its id when it was completed. */
export async function complete(
  client: SocketClient,
  fields: Readonly<Record<string, unknown>>,
): Promise<string> {
  client.create({ store: false, ...fields });
  const last = await client.answer();
  if (last.type !== 'response.completed' || last.response === undefined)
    throw new Error(JSON.stringify(last));
  return last.response.id;
}

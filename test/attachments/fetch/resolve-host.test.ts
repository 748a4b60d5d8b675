// Names looked up over DNS itself, against a server of the test's own.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv4 } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { createHostResolver } from '../../../src/attachments/fetch/resolve-host.ts';

const never = new AbortController().signal;
const [A, AAAA] = [1, 28];

/** By kind of record: the addresses, or the code of a failure; undefined says nothing at all. */
type Zone = (kind: number) => readonly string[] | number | undefined;

type DnsServer = { readonly address: string; readonly asked: number[]; readonly queried: Promise<void> };

async function dnsServer(zone: Zone): Promise<DnsServer> {
  const socket = createSocket('udp4');
  const asked: number[] = [];
  const queried = Promise.withResolvers<void>();
  socket.on('message', (query, { port, address }) => {
    // The question begins behind the header and ends with the name's empty label, a kind and a class.
    const end = query.indexOf(0, 12) + 5;
    const kind = query.readUInt16BE(end - 4);
    asked.push(kind);
    queried.resolve();
    const found = zone(kind);
    if (found === undefined) return;
    const records = typeof found === 'number' ? [] : found.map((each) => record(kind, each));
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180 | (typeof found === 'number' ? found : 0), 2);
    header.writeUInt16BE(records.length, 6);
    header.writeUInt32BE(0, 8);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...records]), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  onTestFinished(() => void socket.close());
  return { address: `127.0.0.1:${socket.address().port}`, asked, queried: queried.promise };
}

function record(kind: number, address: string): Buffer {
  const bytes = isIPv4(address)
    ? Buffer.from(address.split('.').map(Number))
    : Buffer.from(address.replaceAll(':', ''), 'hex');
  const head = Buffer.from('c00c000000010000003c0000', 'hex');
  head.writeUInt16BE(kind, 2);
  head.writeUInt16BE(bytes.length, 10);
  return Buffer.concat([head, bytes]);
}

const V6 = '2606:4700:4700:0000:0000:0000:0000:1111';

it.each<[string, Zone, readonly string[]]>([
  [
    'both kinds',
    (kind) => (kind === A ? ['1.2.3.4', '5.6.7.8'] : [V6]),
    ['1.2.3.4', '5.6.7.8', '2606:4700:4700::1111'],
  ],
  ['one kind, the other being empty', (kind) => (kind === A ? ['1.2.3.4'] : []), ['1.2.3.4']],
  ['one kind, the other failing', (kind) => (kind === AAAA ? [V6] : 2), ['2606:4700:4700::1111']],
  ['what is not public, too', (kind) => (kind === A ? ['127.0.0.1'] : []), ['127.0.0.1']],
])('gives every address of a name: %s', async (_, zone, addresses) => {
  const { address, asked } = await dnsServer(zone);
  const resolve = createHostResolver([address]);
  expect(await resolve('files.example', never)).toEqual(expect.arrayContaining([...addresses]));
  expect(asked.toSorted((one, other) => one - other)).toEqual([A, AAAA]);
});

it.each([
  ['ENOTFOUND', 'does not exist', 3],
  ['ENODATA', 'has no address', []],
  ['EREFUSED', 'is refused', 5],
])('rejects with %s when the name %s', async (code, _, answer) => {
  const { address } = await dnsServer(() => answer as readonly string[] | number);
  await expect(createHostResolver([address])('files.example', never)).rejects.toMatchObject({ code });
});

it('ends with the signal, though the server says nothing', async () => {
  const { address, queried } = await dnsServer(() => undefined);
  const leaving = new AbortController();
  const reason = new Error('the client left');
  const resolving = createHostResolver([address])('files.example', leaving.signal);
  await queried;
  leaving.abort(reason);
  await expect(resolving).rejects.toBe(reason);
});

// Short ways to make, fetch and follow stored responses over HTTP. Every answer is held against the contract.

import type { Schema } from '../../../src/contract.ts';
import { expectAnswer, expectError, expectStream } from '../../support/contract.ts';
import type { RequestOptions, TestGateway } from '../../support/gateway.ts';
import { RESPONSES, responsesBody } from '../requests.ts';

export type Wire = Schema<'Response'>;
export type WireEvent = Schema<'ResponseStreamEvent'>;
type Fields = Readonly<Record<string, unknown>>;

export function responsesOf(gateway: Pick<TestGateway, 'request'>) {
  const ask = (fields: Fields, options: RequestOptions = {}) =>
    gateway.request(RESPONSES, { json: { ...responsesBody(), ...fields }, ...options });
  const at = (id: string, rest = '') => `${RESPONSES}/${id}${rest}`;
  const retrieve = async (id: string): Promise<Wire> =>
    expectAnswer('retrieveResponse', await gateway.request(at(id)));
  return {
    ask,
    retrieve,
    async create(fields: Fields = {}, options?: RequestOptions): Promise<Wire> {
      return expectAnswer('createResponse', await ask(fields, options));
    },
    async refuse(fields: Fields, status = 400, options?: RequestOptions) {
      return expectError('createResponse', await ask(fields, options), status);
    },
    async stream(fields: Fields = {}, options?: RequestOptions): Promise<readonly WireEvent[]> {
      return expectStream('createResponse', await ask({ ...fields, stream: true }, options));
    },
    async replay(id: string, startingAfter?: number): Promise<readonly WireEvent[]> {
      const after = startingAfter === undefined ? '' : `&starting_after=${startingAfter}`;
      return expectStream('retrieveResponse', await gateway.request(at(id, `?stream=true${after}`)));
    },
    async missing(id: string) {
      return expectError('retrieveResponse', await gateway.request(at(id)), 404);
    },
    async remove(id: string) {
      return expectAnswer('deleteResponse', await gateway.request(at(id), { method: 'DELETE' }));
    },
    async cancel(id: string): Promise<Wire> {
      return expectAnswer('cancelResponse', await gateway.request(at(id, '/cancel'), { method: 'POST' }));
    },
    async inputItems(id: string, query = '') {
      return expectAnswer('listResponseInputItems', await gateway.request(at(id, `/input_items${query}`)));
    },
    request: (path: string, options?: RequestOptions) => gateway.request(`${RESPONSES}${path}`, options),
    /** Asks until it has ended. */
    async ended(id: string): Promise<Wire> {
      for (;;) {
        const response = await retrieve(id);
        if (response.status !== 'queued' && response.status !== 'in_progress') return response;
      }
    },
  };
}

export function textOf({ output }: Wire): string {
  return output
    .flatMap((item) => (item.type === 'message' ? item.content : []))
    .map((part) => (part.type === 'output_text' ? part.text : part.refusal))
    .join('');
}

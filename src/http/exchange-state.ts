// What our Koa middleware shares.

import type { Exchange } from './exchange.ts';

export type ExchangeState = { exchange: Exchange };

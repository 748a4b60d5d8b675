// The library's socket with one difference: it says when it is about to close, and why, while something can still be
// sent. The library itself closes first and reports afterwards.

import { WebSocket } from 'ws';

/** Why a socket closes: one of the two sides wants it, or the peer broke the protocol in the way that the code names. */
export type Closing = { readonly type: 'wanted' } | { readonly type: 'fault'; readonly code: number };

export class ClientSocket extends WebSocket {
  /** Called once, before the closing begins. Not called when the connection just breaks. */
  onClosing: ((closing: Closing) => void) | undefined;

  override close(code?: number, reason?: string | Buffer): void {
    const { onClosing } = this;
    this.onClosing = undefined;
    // The library gives a code alone for what it refuses; it repeats code and reason of a peer that closes, and we
    // give both.
    const isFault = code !== undefined && reason === undefined;
    onClosing?.(isFault ? { type: 'fault', code } : { type: 'wanted' });
    super.close(code, reason);
  }
}

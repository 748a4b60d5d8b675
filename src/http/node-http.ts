// Node's http module without its ES module facade. To make the facade Node reads every export, lazy ones too, and so
// loads its own fetch, WebSocket and HTTP/2 clients: 40 ms and 13 MB at start for nothing that is used here.

export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');

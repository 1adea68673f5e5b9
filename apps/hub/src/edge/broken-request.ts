import type { Socket } from 'node:net';
import { problem, type ProblemCode } from '@lib/contracts';

/** What Node's HTTP parser refuses before there is a request: answered on the bare socket, as a problem like any other. */
export function answerBrokenRequest(error: Error, socket: Socket): void {
  if (!socket.writable || ('code' in error && error.code === 'ECONNRESET')) {
    socket.destroy();
    return;
  }
  const view = problem(codeOf(error), 'zh');
  const body = JSON.stringify(view);
  const head = [
    `HTTP/1.1 ${view.status} ${view.code}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function codeOf(error: Error): ProblemCode {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request/timeout';
  if (code === 'HPE_HEADER_OVERFLOW') return 'request/headers-too-large';
  return 'request/malformed';
}

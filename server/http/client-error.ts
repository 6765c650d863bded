import type { Socket } from 'node:net';
import { refuse } from '#common/contract/refusal.ts';
import { problemOf } from './problem.ts';

/** Answers what is not HTTP at all, or came too slowly: there is no request yet, so the bytes are written by hand. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) {
    socket.destroy(error);
    return;
  }
  const detail = error.code === 'HPE_HEADER_OVERFLOW' ? 'the headers are too large' : 'the request is not HTTP';
  const body = JSON.stringify(problemOf(refuse('request.invalid', { detail })));
  socket.write(
    `HTTP/1.1 400 Bad Request\r\nContent-Type: application/problem+json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
  socket.destroySoon();
}

import type middy from '@middy/core';
import httpJsonBodyParser from '@middy/http-json-body-parser';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { Refusal } from '../domain/refusal.ts';
import type { ApiEvent } from './api.ts';

type JsonBody = middy.MiddlewareObj<ApiEvent, APIGatewayProxyResult>;

/** Reads a JSON body, and refuses one that two readers could understand differently. */
export const jsonBody = (): JsonBody => {
  const { before: parse } = httpJsonBodyParser() as Required<Pick<JsonBody, 'before'>>;

  const jsonBodyBefore: JsonBody['before'] = (request) => {
    const { body: text, headers } = request.event;
    if (namesOtherCharset(headers['content-type'])) throw new Refusal('unsupported-media-type');
    parse(request);
    if (typeof text === 'string' && hasDoubledKey(text)) throw new Refusal('malformed-json');
  };

  return { before: jsonBodyBefore };
};

/** RFC 8259: JSON is UTF-8. */
const namesOtherCharset = (contentType = ''): boolean => /;\s*charset\s*=\s*(?!"?utf-?8"?\s*(;|$))/i.test(contentType);

/** Texts, those that are keys with their colon, and whatever opens or closes. */
const tokens = /("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g;

/** `JSON.parse` takes the last value of a doubled key, others take the first. Of valid JSON only. */
export function hasDoubledKey(json: string): boolean {
  const open: Set<string>[] = [];
  for (const [token, text, colon] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (text !== undefined && colon !== undefined) {
      const [key, seen] = [JSON.parse(text) as string, open.at(-1)];
      if (seen?.has(key)) return true;
      seen?.add(key);
    }
  }
  return false;
}

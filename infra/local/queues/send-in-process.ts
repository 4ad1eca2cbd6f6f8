import { Readable } from 'node:stream';
import { queueNameInUrl } from '../read-queues.ts';
import { putOnWire, targetOf, textOf, type WireReply, type WireStep } from '../wire.ts';
import type { LocalQueue, LocalQueues } from './local-queue.ts';

interface SendInput {
  readonly QueueUrl: string;
  readonly MessageBody: string;
  readonly MessageGroupId?: string;
  readonly MessageDeduplicationId?: string;
  readonly DelaySeconds?: number;
}

const queuesHere = new Map<string, LocalQueue>();
let isOnWire = false;

/**
 * What functions of this process send to queues of this process takes no socket: that would be two thirds of what a send
 * costs here. All else that they say to SQS goes over the wire. Ends with the call of what it answers.
 */
export function sendInProcess(queues: LocalQueues): () => void {
  if (!isOnWire) putOnWire(shortcut);
  isOnWire = true;
  for (const [name, queue] of queues) queuesHere.set(name, queue);
  return () => {
    for (const [name, queue] of queues) if (queuesHere.get(name) === queue) queuesHere.delete(name);
  };
}

const shortcut: WireStep = async (request, send) => {
  const { service, operation } = targetOf(request);
  if (service !== 'AmazonSQS' || operation !== 'SendMessage') return send(request);
  const input: SendInput = JSON.parse(textOf(request));
  const queue = queuesHere.get(queueNameInUrl(input.QueueUrl));
  return queue === undefined ? send(request) : replyWith(sendTo(queue, input));
};

function sendTo(
  queue: LocalQueue,
  { MessageBody: body, MessageGroupId, MessageDeduplicationId, DelaySeconds }: SendInput,
): object {
  const { messageId, md5OfBody, sequenceNumber } = queue.send({
    body,
    ...(MessageGroupId !== undefined && { groupId: MessageGroupId }),
    ...(MessageDeduplicationId !== undefined && { deduplicationId: MessageDeduplicationId }),
    ...(DelaySeconds !== undefined && { delaySeconds: DelaySeconds }),
  });
  return { MessageId: messageId, MD5OfMessageBody: md5OfBody, SequenceNumber: sequenceNumber };
}

function replyWith(body: object): WireReply {
  const response = {
    statusCode: 200,
    headers: { 'content-type': 'application/x-amz-json-1.0' },
    body: Readable.from([Buffer.from(JSON.stringify(body))]),
  };
  return { response } as WireReply;
}

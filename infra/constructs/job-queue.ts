import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { DeduplicationScope, FifoThroughputLimit, Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

interface JobQueueProps {
  /** In the order of arrival within a group; the groups of such a queue are worked off side by side. */
  readonly fifo: boolean;
  readonly consumerTimeoutSeconds: number;
  /** Deliveries of a message before it is taken aside. */
  readonly attempts: number;
  readonly deadLetters: {
    /** Of the job that works them off, if one does. */
    readonly consumerTimeoutSeconds?: number;
  };
  readonly keepsData: boolean;
}

/** SQS takes both settings for its high throughput, or keeps the whole queue to 300 calls a second. */
const highThroughput: QueueProps = {
  fifo: true,
  contentBasedDeduplication: false,
  deduplicationScope: DeduplicationScope.MESSAGE_GROUP,
  fifoThroughputLimit: FifoThroughputLimit.PER_MESSAGE_GROUP_ID,
};

const retentionDays = 14;

/** Work that is waiting, and beside it the messages that nobody could work off. Nothing is thrown away for two weeks. */
export class JobQueue extends Construct {
  readonly messages: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: JobQueueProps) {
    super(scope, id);
    const { fifo, attempts, keepsData } = props;
    const common: QueueProps = {
      ...(fifo ? highThroughput : {}),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(retentionDays),
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', {
      ...common,
      ...visibleAgainAfter(props.deadLetters.consumerTimeoutSeconds),
    });
    this.messages = new Queue(this, 'Messages', {
      ...common,
      ...visibleAgainAfter(props.consumerTimeoutSeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: attempts },
    });
  }
}

/** Lambda's advice: six times the function's timeout, or its retries of a throttled call overlap the next delivery. */
const visibleAgainAfter = (timeoutSeconds: number | undefined): QueueProps =>
  timeoutSeconds === undefined ? {} : { visibilityTimeout: Duration.seconds(6 * timeoutSeconds) };

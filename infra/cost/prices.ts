/**
 * What AWS asks in us-east-1, in US dollars, without free tiers and discounts. Those of DynamoDB, of API requests and of
 * function calls were compared with copies of AWS's pages on the day below; the others are its list prices of the years
 * before, not looked up again. The pages decide.
 */
export const pricesAsOf = '2026-11-27';

export const prices = {
  /** https://aws.amazon.com/api-gateway/pricing/ (REST, first 333 million) */
  apiRequest: 3.5 / 1e6,
  /** https://aws.amazon.com/lambda/pricing/ (arm64) */
  functionCall: 0.2 / 1e6,
  functionGigabyteSecond: 0.0000133334,
  /** https://aws.amazon.com/dynamodb/pricing/on-demand/ (halved in November 2024) */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  storedGigabyteMonth: 0.25,
  restorableGigabyteMonth: 0.2,
  /** https://aws.amazon.com/sqs/pricing/ */
  fifoCall: 0.5 / 1e6,
  queueCall: 0.4 / 1e6,
  /** https://aws.amazon.com/cloudfront/pricing/ (United States and Europe) */
  edgeRequest: 0.01 / 1e4,
  edgeFunctionCall: 0.1 / 1e6,
  edgeGigabyte: 0.085,
  /** https://aws.amazon.com/cloudwatch/pricing/ */
  logGigabyte: 0.5,
  metricMonth: 0.3,
  alarmMonth: 0.1,
  dashboardMonth: 3,
  /** https://aws.amazon.com/secrets-manager/pricing/ */
  secretMonth: 0.4,
  /** https://aws.amazon.com/waf/pricing/ (the list and its two rules) */
  firewallMonth: 5 + 2 * 1,
} as const;

import type { RefusalTranslation } from './refusals-en.ts';

const number = new Intl.NumberFormat('zh-CN');
const seats = (count: number) => `${number.format(count)} 个座位`;

export const refusalChinese: RefusalTranslation = {
  'refusal.malformed-json': '商店无法理解此请求。请刷新页面后重试。',
  'refusal.invalid-headers': '商店无法理解此请求。请刷新页面后重试。',
  'refusal.idempotency-key-missing': '商店无法理解此请求。请刷新页面后重试。',
  'refusal.invalid-image': '该文件不是可读取的 JPEG、PNG 或 WebP 图片。',
  'refusal.wrong-credentials': '电子邮箱与密码不匹配。',
  'refusal.invalid-signature': '商店无法理解此请求。请刷新页面后重试。',
  'refusal.payment-declined': '付款被拒绝，未扣款。请换一张卡再试。',
  'refusal.cross-site-request': '请求来自其他网站，已被拒绝。',
  'refusal.seat-map-not-found': '商店中没有这张座位图。请刷新页面。',
  'refusal.order-not-found': '没有这个订单。',
  'refusal.method-not-allowed': '商店无法理解此请求。请刷新页面后重试。',
  'refusal.email-taken': '该电子邮箱已注册账户。',
  'refusal.sale-not-open': '这场演唱会目前不在售票时间内。',
  'refusal.seats-taken': '有人比您更快：部分座位已被买走。',
  'refusal.seat-limit': '超出了每位购票者可拥有的座位数。',
  'refusal.hold-cool-down': '您已不止一次放弃了保留的座位。请稍候，让其他人先选，之后您可以再次保留座位。',
  'refusal.network-limit': '您所在的网络已在此区订购了许多尚未付款的座位。请等其他人付款，或选择其他区域。',
  'refusal.proof-needed': '您的浏览器未能证明不是机器人。请刷新页面后重试。',
  'refusal.no-seats-together': '这个票价已没有这么多相邻的座位。请减少数量或换一个票价。',
  'refusal.unknown-price-tier': '这场音乐会没有这个票价。请刷新页面。',
  'refusal.too-late-to-cancel': '演唱会已开始，订单无法再取消。',
  'refusal.order-not-cancellable': '此订单已无法取消。',
  'refusal.order-not-payable': '此订单无需付款。',
  'refusal.order-not-releasable': '此订单没有可以放回的保留座位。',
  'refusal.payment-open': '此订单正在付款中，请等待结果。',
  'refusal.hold-expired': '付款等待时间过长，座位已重新开放。',
  'refusal.stale-version': '其他人刚刚修改了这场演唱会。',
  'refusal.concert-cancelled': '这场演唱会已取消，座位保持不变。',
  'refusal.concert-has-orders': '这场演唱会有有效订单，无法删除。',
  'refusal.body-too-large': '内容超出了商店允许的大小。',
  'refusal.unsupported-media-type': '商店不接受此类文件。',
  'refusal.invalid-body': '表单中有无法使用的内容。',
  'refusal.idempotency-key-reused': '座位与上一次尝试不同。请再试一次。',
  'refusal.unknown-seats': '场馆中没有这些座位。请刷新页面。',
  'refusal.common-password': '此密码过于常见，请换一个。',
  'refusal.image-too-large': '图片像素过多。',
  'limit.buyer': ({ had, allowed }) =>
    had === 0
      ? `每位购票者最多可拥有${seats(allowed)}。`
      : `每位购票者在本场最多可拥有${seats(allowed)}，您已有 ${number.format(had)} 个。`,
};

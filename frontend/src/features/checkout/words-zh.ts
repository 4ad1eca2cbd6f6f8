import type { Translation } from '../../i18n/dictionary.ts';
import type { CheckoutEnglish } from './words-en.ts';

const number = new Intl.NumberFormat('zh-CN');
const waiting = (seconds: number) =>
  seconds < 90 ? `${number.format(seconds)} 秒` : `${number.format(Math.round(seconds / 60))} 分钟`;
const seats = (count: number) => `${number.format(count)} 个座位`;

export const checkoutChinese: Translation<CheckoutEnglish> = {
  'seats.title': '选择座位',
  'availability.stale': '座位状态暂时不是实时的，我们会继续尝试更新。',
  'seat.gone': '已被买走',
  'pick.picked': ({ row, number: seat, count, total }) => `已选 ${row} 排 ${seat} 号。共${seats(count)}，${total}。`,
  'pick.dropped': ({ row, number: seat, count, total }) => `已放回 ${row} 排 ${seat} 号。共${seats(count)}，${total}。`,

  'summary.title': '您的座位',
  'summary.count': ({ count, max }) => `${count} / ${max}`,
  'summary.hint': '尚未选择座位。',
  'summary.limit': ({ max }) => `每个订单最多 ${seats(max)}。如需另选，请先放回一个。`,
  'summary.show': '显示座位',
  'summary.hide': '收起座位',
  'summary.remove': ({ section, row, number: seat }) => `移除 ${section}，${row} 排 ${seat} 号`,
  'summary.total': '合计',
  'summary.order': ({ count }) => `订购${seats(count)}`,
  'summary.ordering': '正在下单…',
  'summary.proving': '正在验证…',
  'summary.signIn': '登录后下单',
  'claim.lost': ({ count }) => `有人比您更快：${seats(count)}已被买走`,
  'claim.lost.text': ({ places, kept }) =>
    kept === 0 ? `${places}。请在图上另选座位。` : `${places}。您选的其余${seats(kept)}仍然保留。`,
  'claim.lost.dismiss': '知道了',
  'claim.rest.wait': ({ time }) => `${time} 后您可以再次订购。您的选择会保留。`,
  'claim.rest.over': '现在可以再次订购了。',
  'claim.unanswered': '尚不确定订单是否成功。请再次点击“订购”：不会重复下单。',

  'seats.run': ({ section, row, from, to }) =>
    from === to ? `${section}，${row} 排 ${from} 号` : `${section}，${row} 排 ${from}–${to} 号`,
  'suggestion.order': ({ seats: places, total }) => `改订${places}，${total}`,
  'best.title': '最佳连座',
  'best.hint': '我们为您选择剩余座位中最好的连座并直接下单。',
  'best.tier': '票价',
  'best.tier.option': ({ name, price, left }) => `${name}，每座 ${price}${left === 0 ? '（已售罄）' : ''}`,
  'best.quantity': '座位数',
  'best.order': ({ count, total }) => `订购最佳 ${number.format(count)} 连座，${total}`,
  'best.signIn': '登录后订购最佳座位',

  'hold.waiting': ({ count }) => `${seats(count)}正为您保留`,
  'hold.resume': '立即付款',

  'queue.title': '您的请求正在排队…',
  'queue.text': '先到先得。结果会自动显示在这里。',
  'queue.usual': ({ seconds }) => (seconds <= 2 ? '目前一两秒内即有结果。' : `目前约需等待${waiting(seconds)}。`),
  'queue.slow': '您的请求比平时慢一些。您无需任何操作，位置会为您保留。',
  'queue.reload': '您可以刷新或关闭此页面：您的位置会保留，进展可在“我的订单”中查看。',
};

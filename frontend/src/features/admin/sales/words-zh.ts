import type { Translation } from '../../../i18n/dictionary.ts';
import type { salesEnglish } from './words-en.ts';

const number = new Intl.NumberFormat('zh-CN');
const seats = (count: number) => `${number.format(count)} 个座位`;

function perTime(minutes: number): string {
  if (minutes === 1) return '每分钟';
  if (minutes < 60) return `每 ${minutes} 分钟`;
  if (minutes === 60) return '每小时';
  return minutes < 1_440 ? `每 ${minutes / 60} 小时` : `每 ${minutes / 1_440} 天`;
}

export const salesChinese: Translation<typeof salesEnglish> = {
  'sales.title': '销售情况',
  'sales.edit': '编辑演唱会',
  'sales.orders': '订单',
  'sales.figures': '数据',
  'sales.stale': '商店暂时没有响应：下方座位状态可能已有变化。',
  'sales.takings': '收入',
  'sales.counting': '正在统计订单',
  'sales.fromOrders': ({ count }) => `来自 ${number.format(count)} 个订单，按成交价计算`,
  'sales.sold': '已售',
  'sales.held': '保留中',
  'sales.available': '可售',
  'sales.withdrawn': '已停售',
  'sales.ofCapacity': ({ share, capacity }) => `${share}，共 ${capacity}`,
  'sales.of': ({ capacity }) => `共 ${capacity}`,
  'sales.byPrice': '各票价的座位与收入',
  'sales.price': '票价',
  'sales.countedAt': ({ time }) => `收入统计于 ${time}。`,
  'sales.countAgain': '重新统计',

  'chart.title': ({ minutes }) => `${perTime(minutes)}购票请求`,
  'chart.hint': '仅统计已受理的请求。因座位已被占用而当即被拒的请求不留记录，不计入。',
  'chart.view': '时间范围',
  'chart.view.first-hour': '首个小时',
  'chart.view.all': '整个售票期',
  'chart.none': '这段时间没有购票请求。',
  'chart.granted': '已获座位',
  'chart.notGranted': '等待中，或在排队中被拒',
  'chart.busiest': ({ count, time }) => `最繁忙的一分钟：${time}，${count} 个请求`,
  'chart.table': '以表格显示',
  'chart.from': '起始时间',
  'chart.claims': '请求',

  'desk.title': '座位',
  'desk.hint': '打开一个区域，选择座位，将其停售或恢复销售。',
  'desk.off': '这场演唱会已取消，座位保持不变。',
  'desk.key': '区域填充的含义',
  'desk.tells': ({ sold, held, withdrawn, available }) =>
    [
      `已售 ${number.format(sold)}`,
      ...(held > 0 ? [`保留 ${number.format(held)}`] : []),
      ...(withdrawn > 0 ? [`停售 ${number.format(withdrawn)}`] : []),
      `可售 ${number.format(available)}`,
    ].join('，'),
  'desk.tells.short': ({ sold, capacity }) => `已售 ${number.format(sold)}/${number.format(capacity)}`,
  'desk.which': '哪些座位',
  'desk.chosen': ({ count }) => `已选：${seats(count)}`,
  'desk.section': ({ name }) => `整个区域：${name}`,
  'desk.row': ({ row }) => `${row} 排`,
  'desk.withdraw': '停售',
  'desk.restore': '恢复销售',
  'desk.clear': '清除选择',
  'desk.withdrawn': ({ count }) => (count === 0 ? '没有可停售的座位。' : `${seats(count)}已停售。`),
  'desk.restored': ({ count }) => (count === 0 ? '没有需要恢复的座位。' : `${seats(count)}已恢复销售。`),
  'desk.stayed': ({ count, seats: names }) => `${seats(count)}被保留或已售出：${names}。这些座位仍归购票者所有。`,

  'callOff.open': '取消演出',
  'callOff.progress.show': '取消进度',
  'callOff.title': '取消这场演唱会？',
  'callOff.title.running': '正在取消演出',
  'callOff.title.done': '演出已取消',
  'callOff.text': ({ title, seats: count }) =>
    `“${title}”将永久停止销售。${count === 0 ? '目前没有人持有座位。' : `所有订单将结束：退回${seats(count)}。`}`,
  'callOff.refunds': '已付款项将全额退还。',
  'callOff.noRefunds': '商店内没有付款，因此无需退款。',
  'callOff.again': '这场演唱会已取消。如仍有未结束的订单，将继续处理。',
  'callOff.keep': '暂不取消',
  'callOff.confirm': '确认取消演出',
  'callOff.goOn': '继续',
  'callOff.close': '关闭',
  'callOff.running': ({ left }) => (left === 0 ? '正在确认所有订单是否已结束' : `订单正在结束：剩余${seats(left)}。`),
  'callOff.progress': '已退回的座位',
  'callOff.leave': '您可以离开此页面，商店会自行继续处理。',
  'callOff.done': '演唱会已取消，没有购票者再持有座位。',
  'callOff.done.text': '所有订单均已结束，现在可以删除这场演唱会。',
  'callOff.done.refunds': '款项正在退还，现在可以删除这场演唱会。',

  'export.button': '导出订单（CSV）',
  'export.progress': ({ count }) => `已导出 ${number.format(count)} 个订单`,
  'export.done': ({ count }) => `已导出 ${number.format(count)} 个订单。`,
};

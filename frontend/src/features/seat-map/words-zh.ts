import type { Translation } from '../../i18n/dictionary.ts';
import type { SeatMapEnglish } from './words-en.ts';

const number = new Intl.NumberFormat('zh-CN');
const seats = (count: number) => `${number.format(count)} 个座位`;

export const seatMapChinese: Translation<SeatMapEnglish> = {
  'view.legend': '座位显示方式',
  'view.map': '座位图',
  'view.list': '列表',
  stage: '舞台',
  'hall.map': '场馆各区域',
  'hall.hint': '选择一个区域以查看座位。按住 Ctrl 滚动可缩放。',
  'hall.hint.touch': '点按一个区域以查看座位。双指捏合可缩放。',
  'filter.legend': '筛选座位',
  'filter.all': '全部票价',

  'section.all': '全部区域',
  'section.counting': '正在统计座位',
  'section.left': ({ count }) => (count === 0 ? '已售罄' : `剩余${seats(count)}`),
  'section.left.short': ({ count }) => (count === 0 ? '已售罄' : `余 ${number.format(count)}`),
  'section.left.count': ({ count }) => number.format(count),
  'section.label': ({ section, tier, price, left }) => `${section}，${tier}，${price}，${left}`,
  'zoom.in': '放大',
  'zoom.out': '缩小',
  'zoom.fit': '显示全部',
  'seat.grid': ({ section }) => `${section}的座位`,
  'seat.row': ({ row }) => `${row} 排`,
  'seat.row.left': ({ row, count }) => `${row} 排：${count === 0 ? '已无余座' : `剩余${seats(count)}`}`,
  'seat.label': (seat) =>
    `${seat.section}，${seat.row} 排 ${seat.number} 号，${seat.tier}，${seat.price}，${seat.state}`,
  'seat.readout.hint': '点选座位，或用方向键移动并按空格键选择。按 Esc 返回全部区域。',
  'seat.readout.touch': '点按座位。双指捏合可缩放。',
  'seat.readout.single': '点选座位，或用方向键移动并按空格键选择。',
  'seat.state.available': '可选',
  'seat.state.selected': '已选',
  'seat.state.held': '他人保留中',
  'seat.state.sold': '已售',
  'seat.state.withdrawn': '不出售',
  'seat.state.lost': '已被他人买走',
  'seat.state.held-by-me': '为您保留',
  'seat.state.own': '您的座位',
  'seat.legend': '座位图例',
  'seat.legend.available': '可选',
  'seat.legend.selected': '已选',
  'seat.legend.held': '保留中',
  'seat.legend.sold': '已售',
  'seat.legend.withdrawn': '不出售',
  'seat.legend.lost': '刚被买走',
  'seat.legend.held-by-me': '为您保留',
  'seat.legend.own': '您的座位',
};

const number = new Intl.NumberFormat('en-GB');
const seats = (count: number) => (count === 1 ? '1 seat' : `${number.format(count)} seats`);

interface SeatFacts {
  section: string;
  row: string;
  number: number;
  tier: string;
  price: string;
  state: string;
}

export const seatMapEnglish = {
  'view.legend': 'How to show the hall',
  'view.map': 'Map',
  'view.list': 'List',
  stage: 'Stage',
  'hall.map': 'Sections of the hall',
  'hall.hint': 'Choose a section to see its seats. Scroll with Ctrl to zoom.',
  'hall.hint.touch': 'Tap a section to see its seats. Pinch to zoom.',
  'filter.legend': 'Which seats',
  'filter.all': 'All prices',

  'section.all': 'All sections',
  'section.counting': 'Counting seats',
  'section.left': ({ count }: { count: number }) => (count === 0 ? 'Sold out' : `${seats(count)} left`),
  'section.left.short': ({ count }: { count: number }) => (count === 0 ? 'Sold out' : `${number.format(count)} left`),
  'section.left.count': ({ count }: { count: number }) => number.format(count),
  'section.label': ({ section, tier, price, left }: { section: string; tier: string; price: string; left: string }) =>
    `${section}, ${tier}, ${price}, ${left}`,
  'zoom.in': 'Zoom in',
  'zoom.out': 'Zoom out',
  'zoom.fit': 'Show all',
  'seat.grid': ({ section }: { section: string }) => `Seats of ${section}`,
  'seat.row': ({ row }: { row: string }) => `Row ${row}`,
  'seat.row.left': ({ row, count }: { row: string; count: number }) =>
    `Row ${row}: ${count === 0 ? 'nothing left' : `${seats(count)} left`}`,
  'seat.label': (seat: SeatFacts) =>
    `${seat.section}, row ${seat.row}, seat ${seat.number}, ${seat.tier}, ${seat.price}, ${seat.state}`,
  'seat.readout.hint': 'Pick a seat, or move with the arrow keys and press Space. Escape leads back to all sections.',
  'seat.readout.touch': 'Tap a seat. Pinch to zoom.',
  'seat.readout.single': 'Pick a seat, or move with the arrow keys and press Space.',
  'seat.state.available': 'available',
  'seat.state.selected': 'selected',
  'seat.state.held': 'held by somebody',
  'seat.state.sold': 'sold',
  'seat.state.withdrawn': 'not for sale',
  'seat.state.lost': 'gone to somebody else',
  'seat.state.held-by-me': 'held for you',
  'seat.state.own': 'yours',
  'seat.legend': 'What the seats mean',
  'seat.legend.available': 'Available',
  'seat.legend.selected': 'Selected',
  'seat.legend.held': 'Held',
  'seat.legend.sold': 'Sold',
  'seat.legend.withdrawn': 'Not for sale',
  'seat.legend.lost': 'Just gone',
  'seat.legend.held-by-me': 'Held for you',
  'seat.legend.own': 'Yours',
};

export type SeatMapEnglish = typeof seatMapEnglish;

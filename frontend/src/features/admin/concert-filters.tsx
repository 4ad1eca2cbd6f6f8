import { limits } from '@frontrow/functions/contract/limits.ts';
import { Choice } from '../../ui/choice.tsx';
import { SelectField } from '../../ui/field.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { type ConcertQuery, concertTimes, saleStatuses } from './create-concert-query.ts';
import { ta } from './words.ts';
import './concert-filters.css';

export function ConcertFilters(props: { query: ConcertQuery }) {
  const sales = () => [
    { value: '', label: ta('table.sale.all') },
    ...saleStatuses.map((value) => ({ value, label: ta(`table.sale.${value}`) })),
  ];
  return (
    <div class="concert-filters">
      <SearchBox
        label={ta('table.search')}
        maxlength={limits.searchCharacters}
        value={props.query.words()}
        onInput={props.query.search}
      />
      <Choice
        legend={ta('table.time')}
        hideLegend
        value={props.query.time()}
        options={concertTimes.map((value) => ({ value, label: ta(`table.time.${value}`) }))}
        onChange={props.query.setTime}
      />
      <SelectField
        label={ta('table.sale')}
        value={props.query.sale() ?? ''}
        options={sales()}
        onChange={props.query.setSale}
      />
    </div>
  );
}

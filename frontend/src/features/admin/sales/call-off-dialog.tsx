import type { AdminConcert } from '@frontrow/functions/contract/admin.ts';
import { createSignal, Match, Show, Switch } from 'solid-js';
import { failureText } from '../../../i18n/failure-text.ts';
import { t } from '../../../i18n/words.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { isSameName } from '../same-name.ts';
import { ta } from '../words.ts';
import { createCallOff } from './create-call-off.ts';
import { type SeatFigures, totalFigures } from './seat-figures.ts';

interface CallOffDialogProps {
  open: boolean;
  concert: AdminConcert;
  figures: ReadonlyMap<string, SeatFigures>;
  /** The concert is called off, or its last seat is nobody's. */
  onChanged: () => void;
  onClose: () => void;
}

/** Calls a concert off: what that means first, the title as a safeguard, then how far it is. */
export function CallOffDialog(props: CallOffDialogProps) {
  const [typed, setTyped] = createSignal('');
  const callOff = createCallOff(() => props.onChanged());
  const isOff = () => props.concert.saleStatus === 'cancelled';
  const isSure = () => isOff() || isSameName(typed(), props.concert.title);
  const seatsNow = () => {
    const { sold, held } = totalFigures(props.figures.values());
    return sold + held;
  };
  const [seatsAtStart, setSeatsAtStart] = createSignal(0);
  const begin = () => {
    if (!isSure()) return;
    setSeatsAtStart(seatsNow());
    void callOff.run(props.concert.id);
  };
  const left = () => callOff.seatsLeft() ?? seatsAtStart();
  const asks = () => callOff.status() === 'idle' || callOff.status() === 'failed';
  const title = () => {
    if (asks()) return ta('callOff.title');
    return ta(callOff.status() === 'done' ? 'callOff.title.done' : 'callOff.title.running');
  };
  return (
    <Dialog
      open={props.open}
      title={title()}
      closeLabel={t('close')}
      onClose={props.onClose}
      actions={
        <Show when={asks()} fallback={<Button onClick={() => props.onClose()}>{ta('callOff.close')}</Button>}>
          <Button onClick={() => props.onClose()}>{ta('callOff.keep')}</Button>
          <Button variant="danger" disabled={!isSure()} onClick={begin}>
            {isOff() ? ta('callOff.goOn') : ta('callOff.confirm')}
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={asks()}>
          <Show when={!isOff()} fallback={<p>{ta('callOff.again')}</p>}>
            <p>{ta('callOff.text', { title: props.concert.title, seats: seatsNow() })}</p>
            <p>{ta(props.concert.checkout === 'payment' ? 'callOff.refunds' : 'callOff.noRefunds')}</p>
            <TextField
              label={ta('typeTitle', { title: props.concert.title })}
              autocomplete="off"
              value={typed()}
              onInput={setTyped}
            />
          </Show>
          <Show when={callOff.error()}>{(error) => <Notice tone="bad" announced title={failureText(error())} />}</Show>
        </Match>
        <Match when={callOff.status() === 'running'}>
          <p role="status">{ta('callOff.running', { left: left() })}</p>
          <progress
            class="call-off-progress"
            max={Math.max(1, seatsAtStart())}
            value={Math.max(0, seatsAtStart() - left())}
            aria-label={ta('callOff.progress')}
          />
          <p class="field-hint">{ta('callOff.leave')}</p>
        </Match>
        <Match when={callOff.status() === 'done'}>
          <Notice tone="good" announced title={ta('callOff.done')}>
            {ta(props.concert.checkout === 'payment' ? 'callOff.done.refunds' : 'callOff.done.text')}
          </Notice>
        </Match>
      </Switch>
    </Dialog>
  );
}

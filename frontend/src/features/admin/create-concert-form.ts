import { createForm, type Form } from '../../api/create-form.ts';
import type { ConcertDraft } from './concert-draft.ts';
import { findFaults } from './concert-faults.ts';
import { ta } from './words.ts';

/** The form over a draft: checked by our rules before the shop applies its own. */
export const createConcertForm = (draft: ConcertDraft, seatPlanToo: boolean, send: () => Promise<void>): Form<string> =>
  createForm<string>({
    check: () =>
      Object.fromEntries(
        Object.entries(findFaults(draft, seatPlanToo)).map(([field, code]) => [field, ta(`fault.${code}`)]),
      ),
    send,
  });

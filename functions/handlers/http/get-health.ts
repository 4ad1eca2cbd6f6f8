import type { getHealth as endpoint } from '../../contract/service.ts';
import type { Handle } from '../../runtime/api.ts';

export const getHealthHandler = (): Handle<typeof endpoint> => async () => ({ status: 'ok' });

import type { RouteSectionProps } from '@solidjs/router';
import { type Component, lazy } from 'solid-js';

/**
 * A page whose code is fetched when somebody goes there. Browsers remember a module that could not be fetched, so a second
 * try is of no use: the shell offers to load the page anew.
 */
export const page = (fetchPage: () => Promise<Component<RouteSectionProps>>) =>
  lazy(async () => ({ default: await fetchPage() }));

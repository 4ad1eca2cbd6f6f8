import type { RouteSectionProps } from '@solidjs/router';
import { type Component, lazy } from 'solid-js';

interface Words {
  load(): Promise<void>;
}

/**
 * A page whose code is fetched when somebody goes there, together with the words it says. Browsers remember a module that
 * could not be fetched, so a second try is of no use: the shell offers to load the page anew.
 */
export const page = (
  fetchPage: () => Promise<Component<RouteSectionProps>>,
  ...fetchWords: (() => Promise<Words>)[]
): Component<RouteSectionProps> =>
  lazy(async () => {
    const loadWords = async (fetchThese: () => Promise<Words>) => (await fetchThese()).load();
    const [found] = await Promise.all([fetchPage(), ...fetchWords.map(loadWords)]);
    return { default: found };
  });

import type { RouteDefinition } from '../read-api.ts';

export interface RouteMatch {
  readonly route: RouteDefinition;
  /** As they stand in the address: API Gateway does not decode them either. */
  readonly pathParameters: Record<string, string> | null;
}

interface Branch {
  readonly children: Map<string, Branch>;
  parameter?: { name: string; branch: Branch };
  readonly routes: Map<string, RouteDefinition>;
}

const newBranch = (): Branch => ({ children: new Map(), routes: new Map() });

/** Finds the route of a path by its parts; a fixed part goes before a parameter, as with API Gateway. */
export class RouteTree {
  readonly #root = newBranch();

  constructor(routes: readonly RouteDefinition[]) {
    for (const route of routes) this.#branchFor(route.path).routes.set(route.method, route);
  }

  /** Absent where nothing is known of the path, or of the method at a path that has no `ANY`. */
  find(method: string, path: string): RouteMatch | undefined {
    const values: string[] = [];
    const names: string[] = [];
    const branch = walk(this.#root, path.split('/'), 1, names, values);
    const route = branch?.routes.get(method) ?? branch?.routes.get('ANY');
    if (!route) return undefined;
    if (names.length === 0) return { route, pathParameters: null };
    return { route, pathParameters: Object.fromEntries(names.map((name, place) => [name, values[place] ?? ''])) };
  }

  #branchFor(path: string): Branch {
    let branch = this.#root;
    for (const part of path.split('/').slice(1))
      branch = part.startsWith('{') ? forParameter(branch, part) : forPart(branch, part);
    return branch;
  }
}

function forPart({ children }: Branch, part: string): Branch {
  const branch = children.get(part) ?? newBranch();
  children.set(part, branch);
  return branch;
}

function forParameter(branch: Branch, part: string): Branch {
  branch.parameter ??= { name: part.slice(1, -1), branch: newBranch() };
  return branch.parameter.branch;
}

function walk(
  branch: Branch,
  parts: readonly string[],
  place: number,
  names: string[],
  values: string[],
): Branch | undefined {
  const part = parts[place];
  if (part === undefined) return branch;
  const child = branch.children.get(part);
  const found = child && walk(child, parts, place + 1, names, values);
  if (found || !branch.parameter || part === '') return found;
  names.push(branch.parameter.name);
  values.push(part);
  const below = walk(branch.parameter.branch, parts, place + 1, names, values);
  if (!below) {
    names.pop();
    values.pop();
  }
  return below;
}

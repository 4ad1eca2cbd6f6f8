import { PlainError } from './plain-error.ts';
import type { StackTemplate, TemplateResource } from './synthesize.ts';

/** What resources are called locally, and the values that CloudFormation itself provides. */
export interface LocalNames {
  nameOf(logicalId: string, resource: TemplateResource): string;
  /** What a `Ref` gives; a resource's name where this says nothing else. */
  refTo?(name: string, resource: TemplateResource): string;
  readonly pseudoParameters: Readonly<Record<string, string>>;
}

type Resolve = (argument: unknown, stack: StackTemplate) => unknown;

/** Resolves the expressions of CloudFormation templates to plain values of the embedded shop. */
export class TemplateValues {
  readonly #names: LocalNames;
  readonly #exports = new Map<string, { value: unknown; stack: StackTemplate }>();
  readonly #functions: Readonly<Record<string, Resolve>> = {
    Ref: (name, stack) => this.#ref(String(name), stack),
    'Fn::GetAtt': (target, stack) => this.#attribute(target, stack),
    'Fn::ImportValue': (name, stack) => this.#imported(this.text(name, stack)),
    'Fn::Join': (argument, stack) => {
      const [separator, parts] = this.#pair(argument);
      return (parts as unknown[]).map((part) => this.text(part, stack)).join(String(separator));
    },
    'Fn::Select': (argument, stack) => {
      const [place, list] = this.#pair(argument);
      return (this.resolve(list, stack) as unknown[])[Number(place)];
    },
    'Fn::Split': (argument, stack) => {
      const [separator, text] = this.#pair(argument);
      return this.text(text, stack).split(String(separator));
    },
    'Fn::Sub': (text, stack) =>
      String(text).replaceAll(/\$\{([^}]+)\}/g, (_, name: string) =>
        String(name.includes('.') ? this.#attribute(name.split('.'), stack) : this.#ref(name, stack)),
      ),
  };

  constructor(stacks: readonly StackTemplate[], names: LocalNames) {
    this.#names = names;
    for (const stack of stacks) {
      for (const { Value, Export } of Object.values(stack.template.Outputs ?? {})) {
        if (Export) this.#exports.set(this.text(Export.Name, stack), { value: Value, stack });
      }
    }
  }

  resolve(value: unknown, stack: StackTemplate): unknown {
    if (Array.isArray(value)) return value.map((item) => this.resolve(item, stack));
    if (typeof value !== 'object' || value === null) return value;
    const [key = '', ...others] = Object.keys(value);
    if (others.length === 0 && (key === 'Ref' || key.startsWith('Fn::'))) {
      const evaluate = this.#functions[key];
      if (!evaluate) throw new PlainError(`The embedded shop does not know ${key}, which stack ${stack.stack} uses.`);
      return evaluate((value as Record<string, unknown>)[key], stack);
    }
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, this.resolve(item, stack)]));
  }

  text(value: unknown, stack: StackTemplate): string {
    return String(this.resolve(value, stack));
  }

  #ref(name: string, stack: StackTemplate): string {
    const pseudoParameter = this.#names.pseudoParameters[name];
    if (pseudoParameter !== undefined) return pseudoParameter;
    const resource = this.#resource(name, stack);
    const localName = this.#names.nameOf(name, resource);
    return this.#names.refTo?.(localName, resource) ?? localName;
  }

  /** Every attribute gets a text of its own, so that whatever refers to it can be found again. */
  #attribute(target: unknown, stack: StackTemplate): string {
    const [name, attribute] = this.#pair(target);
    const localName = this.#names.nameOf(String(name), this.#resource(String(name), stack));
    return attributeOf(localName, String(attribute));
  }

  #imported(name: string): unknown {
    const found = this.#exports.get(name);
    if (!found) throw new PlainError(`No stack exports "${name}".`);
    return this.resolve(found.value, found.stack);
  }

  #resource(logicalId: string, { stack, template }: StackTemplate): TemplateResource {
    const resource = template.Resources?.[logicalId];
    if (!resource) throw new PlainError(`Stack ${stack} refers to "${logicalId}", which it does not have.`);
    return resource;
  }

  #pair(argument: unknown): [unknown, unknown] {
    if (Array.isArray(argument) && argument.length === 2) return [argument[0], argument[1]];
    throw new PlainError(`The embedded shop cannot read ${JSON.stringify(argument)} in a template.`);
  }
}

export const attributeOf = (name: string, attribute: string) => `${name}.${attribute}`;

export const nameFromArn = (arn: unknown) => String(arn).replace(/\.Arn$/, '');

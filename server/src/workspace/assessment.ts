/**
 * An assessment: a document together with the taxonomy, scales and sources that it can see. A property stays the same
 * object from version to version as long as its value is equal; so a rule runs again only if a value that it has read
 * has changed.
 */
import { Content } from "./assessment/content.ts";
import { Context } from "./assessment/context.ts";
import { Models } from "./assessment/models.ts";
import { Symbols } from "./assessment/symbols.ts";
import { Uncertainty } from "./assessment/uncertainty.ts";
import type { Subject, Version } from "./assessment/version.ts";
import { versionOf } from "./assessment/version.ts";

/** All facts about a document. Each property belongs to one part, and is declared and documented there. */
export interface Assessment
  extends Omit<Version, "cache">, All<Content>, All<Context>, All<Symbols>, All<Models>, All<Uncertainty> {}

type All<Part> = Pick<Part, keyof Part>;

/** The parts. A property that is added to a part becomes a property of the assessment automatically. */
export const parts = {
  content: Content,
  context: Context,
  symbols: Symbols,
  models: Models,
  uncertainty: Uncertainty,
};

type Parts = { readonly [Name in keyof typeof parts]: InstanceType<(typeof parts)[Name]> };

/** Creates the assessment of one version of a document. */
export function assessmentOf(subject: Subject): Assessment {
  const version = versionOf(subject);
  const content = new Content(version);
  const context = new Context(version, content);
  const symbols = new Symbols(version, content, context);
  return new Joined(version, {
    content,
    context,
    symbols,
    models: new Models(version, { content, context, symbols }),
    uncertainty: new Uncertainty(version, content, context),
  }) as Omit<Version, "cache"> as Assessment;
}

/** Has every property of the parts, and forwards each to its part. */
class Joined implements Omit<Version, "cache"> {
  readonly source;
  readonly document;
  readonly kind;
  readonly library;
  readonly identity;
  readonly #parts: Parts;

  constructor({ source, document, kind, library, identity }: Version, all: Parts) {
    this.source = source;
    this.document = document;
    this.kind = kind;
    this.library = library;
    this.identity = identity;
    this.#parts = all;
  }

  static {
    for (const [name, part] of Object.entries(parts) as [keyof Parts, { prototype: object }][])
      for (const [key, member] of Object.entries(Object.getOwnPropertyDescriptors(part.prototype)))
        if (key !== "constructor")
          Object.defineProperty(this.prototype, key, this.#forwarded(name, key, member));
  }

  /** Returns the member that forwards to a getter or a method of a part. */
  static #forwarded(name: keyof Parts, key: string, member: PropertyDescriptor): PropertyDescriptor {
    if (member.get) {
      return {
        get(this: Joined): unknown {
          return Reflect.get(this.#parts[name], key);
        },
      };
    }
    const method = member.value as (...about: unknown[]) => unknown;
    return {
      value(this: Joined, ...about: unknown[]): unknown {
        return Reflect.apply(method, this.#parts[name], about);
      },
    };
  }
}

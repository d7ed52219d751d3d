/** Safe access to members of objects by names from outside. */

/** The own member of an object under a name. Ignores inherited members, such as "constructor". */
export function memberOf<T>(object: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  // eslint-disable-next-line lookups/no-text-as-member -- The next check makes it safe.
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

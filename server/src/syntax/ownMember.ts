/** Members of objects by names that come from elsewhere. */

/** What an object holds itself under a name; every object has members besides, such as "constructor". */
export function memberOf<T>(object: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  // eslint-disable-next-line lookups/no-text-as-member -- It is asked for.
  return object && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** The rules that a configuration turns on, each with its severity and options. */
import { memberOf } from "../syntax/ownMember.ts";
import { memo } from "../syntax/memo.ts";
import type { Configuration, RuleSetting, Severity } from "../workspace/configuration.ts";
import { presets } from "../workspace/configuration.ts";
import { presentIdOf } from "./ids.ts";
import { rules } from "./index.ts";
import type { Option, Options, Rule } from "./rule.ts";
import { presetOf } from "./rule.ts";

/** A rule that a configuration turns on. */
export interface ActiveRule {
  readonly rule: Rule;
  /** The severity that the team has set; `undefined` keeps the rule's own. */
  readonly severity: Severity | undefined;
  readonly options: Options;
}

/** Returns the rules that a configuration turns on. The same configuration gives the same list object. */
export const activeRules = memo((configuration: Configuration): readonly ActiveRule[] => {
  const settings = settingsIn(configuration);
  return rules.flatMap((rule): ActiveRule[] => {
    const setting = settings.get(rule.id);
    const severity = setting?.severity;
    const isOn = severity === undefined ? isIn(rule, configuration) : severity !== "off";
    if (!isOn) return [];
    return [
      {
        rule,
        severity: severity === "off" ? undefined : severity,
        options: optionsOf(rule, setting?.options),
      },
    ];
  });
});

/** Returns the settings by the present ids of the rules. */
function settingsIn({ rules: written }: Configuration): ReadonlyMap<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  for (const [id, { severity, options }] of written) {
    const known = settings.get(presentIdOf(id));
    settings.set(presentIdOf(id), {
      severity: severity ?? known?.severity,
      options: { ...known?.options, ...options },
    });
  }
  return settings;
}

/** Returns a rule as it runs without a configuration. */
export function asActive(rule: Rule, options: Options = {}): ActiveRule {
  return { rule, severity: undefined, options: optionsOf(rule, options) };
}

function isIn(rule: Rule, configuration: Configuration): boolean {
  return presets.indexOf(presetOf(rule)) <= presets.indexOf(configuration.preset);
}

/** Returns the team's options that are valid for the rule, and the rule's defaults for the others. */
function optionsOf({ options = {} }: Rule, chosen: Options = {}): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, option]) => {
      const value = memberOf(chosen, name);
      return [name, value !== undefined && isValidOption(value, option) ? value : option.default];
    }),
  );
}

/** Returns whether an option accepts the value. */
export function isValidOption(value: unknown, { type, minimum = -Infinity }: Option): boolean {
  if (type === "array") return Array.isArray(value) && value.every((each) => typeof each === "string");
  if (type === "integer") return Number.isInteger(value) && Number(value) >= minimum;
  return typeof value === type && (typeof value !== "number" || value >= minimum);
}

/**
 * The configuration of a file: `.threat-assessment.yaml` in the nearest folder above it, with the overrides for that
 * file. Invalid settings are ignored here; they are reported in the configuration itself.
 */
import { URI, Utils } from "vscode-uri";
import type { ScaleName } from "../format/schema.ts";
import { firstSectionsIn } from "../model/basics/correctedKeys.ts";
import type { Section } from "../syntax/document.ts";
import { memo } from "../syntax/memo.ts";
import type { Source } from "../syntax/source.ts";
import type { IgnorePatterns } from "./gitignore.ts";
import { isExcluded, patternsOf } from "./gitignore.ts";
import type { Files } from "./library.ts";
import type { HouseStyle } from "./houseStyle.ts";
import { houseStyleIn } from "./houseStyle.ts";
import { unmatchable } from "./unmatchable.ts";
import { valueOf } from "../syntax/node.ts";

/** The severities of problems, the highest first. */
export const severities = ["error", "warning", "information", "hint"] as const;
export type Severity = (typeof severities)[number];

/** Each includes the ones before it: `recommended` is the default, `strict` adds more, `all` contains every rule. */
export const presets = ["recommended", "strict", "all"] as const;
export type Preset = (typeof presets)[number];

/** The settings of one rule. */
export interface RuleSetting {
  readonly severity: Severity | "off" | undefined;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The settings that apply to a file. */
export interface Configuration {
  readonly preset: Preset;
  /** By the id of the rule, which may be a former one. The setting that was made last is the last one. */
  readonly rules: ReadonlyMap<string, RuleSetting>;
  /** The taxonomy and the scales of assessments that do not name any. */
  readonly taxonomy: string | undefined;
  readonly scales: Readonly<Partial<Record<ScaleName, string>>>;
  /** How documents for readers look. */
  readonly document: HouseStyle;
  /** Where columns of registers go, by their headings, as it is written. */
  readonly importColumns: ReadonlyMap<string, string>;
  /** The URI that relative paths in it are resolved against. */
  readonly base: string;
}

const NAMES = [".threat-assessment.yaml", ".threat-assessment.yml"];

/** Applies if no configuration is found. */
export const noConfiguration: Configuration = {
  preset: "recommended",
  rules: new Map(),
  taxonomy: undefined,
  scales: {},
  document: {},
  importColumns: new Map(),
  base: "",
};

/** Returns the configuration of a file; the same object for all files with the same settings. */
export function configurationFor(uri: string, files: Files): Configuration {
  const source = configurationAbove(uri, files);
  return source ? readFor(source, uri) : noConfiguration;
}

/** Whether the nearest configuration excludes the file from checks. */
export function isIgnored(uri: string, files: Files): boolean {
  const source = configurationAbove(uri, files);
  return source !== undefined && matches(contentOf(source).ignore, source, uri);
}

/** Returns the folders outside of the workspace that files may also lead to, as paths relative to the configuration. */
export function addedFoldersIn(configuration: Source): readonly string[] {
  const { outside } = contentOf(configuration);
  // An invalid setting must not add a folder, not even a path that is not in a list.
  return Array.isArray(outside) ? outside.filter((path) => typeof path === "string") : [];
}

/**
 * Returns the patterns of a configuration, as they are written, that do not match any of these files. The paths are
 * those of all files below its folder.
 */
export function unmatchedPatternsIn(configuration: Source, paths: readonly string[]): readonly string[] {
  const { ignore, overrides } = contentOf(configuration);
  const written = [
    ignore,
    ...listOf(overrides).map((each) => (isMap(each) ? each.files : undefined)),
  ].flatMap(listOf);
  return [...new Set(written.filter((pattern) => typeof pattern === "string"))].filter((pattern) => {
    // Patterns that can never match are reported separately, and hidden and installed folders are not searched.
    if (unmatchable(pattern) || /(?:^!?|\/)(?:\.[^/]|node_modules)/.test(pattern.replace(/^(!?)\.\//, "$1")))
      return false;
    const patterns = patternsOf([fromHere(pattern).replace(/^!/, "")]);
    return !paths.some((path) => isExcluded(path, [{ folder: "", patterns }]));
  });
}

/** Returns the nearest configuration in the folders above a file. */
export function configurationAbove(uri: string, files: Files): Source | undefined {
  const file = URI.parse(uri);
  if (!file.path.startsWith("/") || file.scheme === "untitled") return undefined;
  for (let folder = Utils.dirname(file); ; folder = Utils.dirname(folder)) {
    for (const name of NAMES) {
      const source = files.read(Utils.joinPath(folder, name).toString());
      if (source) return source;
    }
    if (folder.path === "/" || folder.path === "" || Utils.dirname(folder).path === folder.path)
      return undefined;
  }
}

/** The settings of a configuration as they are written. Invalid values are ignored when settings are merged. */
interface Content {
  readonly preset?: unknown;
  readonly rules?: unknown;
  readonly overrides?: unknown;
  readonly ignore?: unknown;
  readonly taxonomy?: unknown;
  readonly scales?: unknown;
  readonly document?: unknown;
  readonly import?: unknown;
  readonly files?: unknown;
  readonly outside?: unknown;
}

const contentOf = memo((source: Source): Content => {
  const sections = firstSectionsIn(source, "configuration");
  return Object.fromEntries(
    sections.map(({ name, shape, value, items }) => [
      name,
      shape === "scalar" ? valueOf(value) : contentOfItems(shape, items),
    ]),
  );
});

function contentOfItems(shape: string, items: Section["items"]): unknown {
  if (shape === "list") return items.map((item) => valueOf(item.value));
  return Object.fromEntries(items.map((item) => [String(item.key?.value ?? ""), valueOf(item.value)]));
}

/** By the overrides that match: most files of a folder share one configuration. */
const variantsOf = memo((_source: Source) => new Map<string, Configuration>());

function readFor(source: Source, uri: string): Configuration {
  const content = contentOf(source);
  const overrides = listOf(content.overrides).filter(isMap);
  const applying = overrides.filter((override) => matches(override.files, source, uri));
  const key = applying.map((override) => overrides.indexOf(override)).join(",");
  const variants = variantsOf(source);
  let variant = variants.get(key);
  if (!variant) variants.set(key, (variant = merged([content, ...applying], source)));
  return variant;
}

/** Merges layers; later ones have precedence. */
function merged(layers: readonly Content[], source: Source): Configuration {
  const [first] = layers;
  return layers.reduce<Configuration>(
    (below, { preset, rules, taxonomy, scales }) => ({
      preset: presets.find((each) => each === preset) ?? below.preset,
      rules: withLast(below.rules, settingsIn(rules, below.rules)),
      taxonomy: typeof taxonomy === "string" ? taxonomy : below.taxonomy,
      scales: { ...below.scales, ...(isMap(scales) ? scales : {}) },
      document: below.document,
      importColumns: below.importColumns,
      base: source.uri,
    }),
    {
      ...noConfiguration,
      document: houseStyleIn(isMap(first?.document) ? first.document : {}),
      importColumns: columnsIn(first?.import),
    },
  );
}

function columnsIn(written: unknown): ReadonlyMap<string, string> {
  const columns = isMap(written) && isMap(written.columns) ? written.columns : {};
  return new Map(
    Object.entries(columns).flatMap(([heading, target]) =>
      typeof target === "string" ? [[heading, target] as const] : [],
    ),
  );
}

/** Adds settings at the end, so that of two ids of one rule the one that was set last counts. */
function withLast(
  below: Configuration["rules"],
  own: readonly (readonly [string, RuleSetting])[],
): Configuration["rules"] {
  const ids = new Set(own.map(([id]) => id));
  return new Map([...Array.from(below).filter(([id]) => !ids.has(id)), ...own]);
}

function settingsIn(rules: unknown, below: Configuration["rules"]): [string, RuleSetting][] {
  if (!isMap(rules)) return [];
  return Object.entries(rules).map(([id, setting]) => {
    const known = below.get(id);
    const { severity, options } = isMap(setting) ? setting : { severity: setting, options: undefined };
    return [
      id,
      {
        severity: ([...severities, "off"] as const).find((each) => each === severity) ?? known?.severity,
        options: { ...known?.options, ...(isMap(options) ? options : {}) },
      },
    ];
  });
}

/** Whether one of the patterns, in the syntax of `.gitignore` and relative to the configuration, matches the file. */
function matches(patterns: unknown, source: Source, uri: string): boolean {
  if (patterns === undefined) return false;
  const folder = Utils.dirname(URI.parse(source.uri)).path;
  const { path } = URI.parse(uri);
  const start = folder.endsWith("/") ? folder : `${folder}/`;
  if (!path.startsWith(start)) return false;
  return isExcluded(path.slice(start.length), [{ folder: "", patterns: patternsIn(patterns, source) }]);
}

/** The patterns under each key, parsed once for each version of the configuration. */
const patternsKnown = memo((_source: Source) => new Map<unknown, IgnorePatterns>());

function patternsIn(written: unknown, source: Source): IgnorePatterns {
  const known = patternsKnown(source);
  let patterns = known.get(written);
  if (!patterns) {
    const lines = listOf(written).filter((pattern) => typeof pattern === "string");
    known.set(written, (patterns = patternsOf(lines.map(fromHere))));
  }
  return patterns;
}

/**
 * Converts a pattern that starts with "./", which git does not support, to one relative to the folder of the
 * configuration.
 */
function fromHere(pattern: string): string {
  return pattern.replace(/^(!?)\.\//, "$1/");
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

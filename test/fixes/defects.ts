/**
 * Slips of analysts with one right text each: what is right, and what was written. The frames are whole files with `…` in
 * the place of the lines; the right text is what the one fix on offer has to give, to the last character.
 */

/** A frame, the right lines, the wrong ones; where no fix is offered, why. */
export type Defect = readonly [frame: keyof typeof frames, right: string, wrong: string, unreached?: string];

export const frames = {
  top: {
    file: "a.threat.yaml",
    text: `assessment: 1 # the format
title: Amenazas al puerto de Santa Rosa
…
taxonomy: bailey-2005
# Who is who.
actors:
  port: {name: Puerto de Santa Rosa, kind: company}
`,
  },
  actors: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: Threats to the port of Santa Rosa
actors:
  port: {name: Port of Santa Rosa, kind: company}
…
  city: {name: 'City of Santa Rosa', kind: government} # since 1821
`,
  },
  actor: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: Threats to the port of Santa Rosa
actors:
  port:
    name: Port of Santa Rosa
…
    kind: company
  city: {name: City of Santa Rosa, kind: government}
`,
  },
  order: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: Prioridades del puerto
taxonomy: bailey-2005
actors:
  port: {name: Puerto, kind: company}
rankings:
  port-2026:
    of: port
    order:
      - terrorism
…
      - energy
    date: 2026-11
`,
  },
  ranking: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: Priorities of the port
taxonomy: bailey-2005
actors:
  port: {name: Port, kind: company}
rankings:
  port-2026:
…
    basis: analyst-judgment
    date: 2026-11
`,
  },
  result: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: Lo que piensa el público
sources:
  poll: {type: report, title: Encuesta nacional, issued: 2026}
results:
  floods:
    source: poll
…
    title: Inundaciones # pregunta 3
`,
  },
  statement: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: What is likely
sources:
  poll: {type: report, title: A survey, issued: 2026}
statements:
  strike:
    text: A strike is likely.
…
    kind: judgment
`,
  },
  threat: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: Threats to the port
threats:
  floods:
    title: Floods of the river
…
    trend: rising
  fire: {title: "Fire, and smoke"}
`,
  },
  source: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: Fuentes del informe
sources:
  mora-2020:
    type: report
    title: 'El puerto: un diagnóstico'
…
    publisher: Imprenta del Puerto
`,
  },
  recommendation: {
    file: "a.threat.yaml",
    text: `assessment: 1
title: What to do
recommendations:
  dykes:
    title: Build dykes
…
    status: proposed
`,
  },
  taxonomy: {
    file: "own.taxonomy.yaml",
    text: `taxonomy: 1
title: Amenazas propias
categories:
  floods: {title: Inundaciones, definition: Agua donde no debe estar.}
…
  fire: {title: Incendios, definition: Fuego fuera de control.}
`,
  },
  scale: {
    file: "own.scale.yaml",
    text: `scale: 1
of: likelihood
title: Words of our own
…
terms:
  - {term: unlikely, percent: {from: 0, to: 50}}
  - {term: likely, percent: {from: 50, to: 100}}
`,
  },
  configuration: {
    file: ".threat-assessment.yaml",
    text: `preset: strict
…
ignore: [archive/**]
`,
  },
} as const;

export const syntax: readonly Defect[] = [
  // Colons.
  ["top", "status: draft", "status draft"],
  ["top", "status: draft", "status:draft"],
  ["top", "status: draft", "status： draft"],
  ["top", "status: draft", "status：draft"],
  ["top", "status: draft", "status = draft"],
  ["top", "status: draft", "status=draft"],
  ["top", "status: draft", "status; draft"],
  ["top", "status: draft", "status:\u00A0draft"],
  ["top", "status: draft", "status:\u3000draft"],
  ["actors", "  union: {name: Sindicato}", "  union:{name: Sindicato}"],
  ["actors", "  union: {name: Sindicato}", "  union {name: Sindicato}"],
  ["actors", "  union:\n    name: Sindicato", "  union\n    name: Sindicato"],
  ["actors", "  union:\n    name: Sindicato", "  union:\n    name Sindicato"],
  [
    "actors",
    "  union: {name: Sindicato, kind: organization}",
    "  union: {name:Sindicato, kind: organization}",
  ],
  [
    "actors",
    "  union: {name: Sindicato, kind: organization}",
    "  union: {name Sindicato, kind: organization}",
  ],
  [
    "actors",
    "  union: {name: Sindicato, kind: organization}",
    "  union: {name: Sindicato, kind organization}",
  ],
  [
    "order",
    "      - label: Terror\n        covers: [terrorism]",
    "      - label:Terror\n        covers: [terrorism]",
  ],
  [
    "order",
    "      - label: Terror\n        covers: [terrorism]",
    "      - label Terror\n        covers: [terrorism]",
  ],
  ["taxonomy", "  theft: {title: Robo}", "  theft:{title: Robo}"],
  ["scale", "definition: Use them alone.", "definition:Use them alone."],
  ["configuration", "taxonomy: bailey-2005", "taxonomy bailey-2005"],
  // A colon in a text.
  ["top", 'disclaimer: "Borrador: no publicar"', "disclaimer: Borrador: no publicar"],
  [
    "top",
    'disclaimer: "Draft: not for publication: see the cover" # for now',
    "disclaimer: Draft: not for publication: see the cover # for now",
  ],
  [
    "top",
    'disclaimer: "Not for publication,\n  not even in part: ask first."',
    "disclaimer: Not for publication,\n  not even in part: ask first.",
  ],
  ["top", `disclaimer: 'The "new" port: a draft'`, 'disclaimer: The "new" port: a draft'],
  [
    "threat",
    '    description: "It\'s the port: floods first"',
    "    description: It's the port: floods first",
  ],
  [
    "actors",
    '  union: {name: "Sindicato: los estibadores", kind: organization}',
    "  union: {name: Sindicato: los estibadores, kind: organization}",
  ],
  [
    "order",
    '      - "Drogas: cocaína"',
    "      - Drogas: cocaína",
    "one key with a value is an item of a ranking as well as a text with a colon",
  ],
  ["top", 'disclaimer: "Draft: not for publication"', "disclaimer: “Draft: not for publication”"],
  ["top", 'disclaimer: "Borrador: no publicar"', "disclaimer: «Borrador: no publicar»"],
  ["top", 'disclaimer: "“New” threats: a draft"', "disclaimer: “New” threats: a draft"],
  // Quotation marks.
  ["top", 'disclaimer: "Not for publication"', 'disclaimer: "Not for publication'],
  ["top", "disclaimer: 'No publicar'", "disclaimer: 'No publicar"],
  ["top", 'disclaimer: "Not for publication" # draft', 'disclaimer: "Not for publication # draft'],
  ["top", 'disclaimer: "The port\'s own view"', "disclaimer: 'The port's own view'"],
  ["top", `disclaimer: 'The so-called "new" threats'`, 'disclaimer: "The so-called "new" threats"'],
  ["top", `disclaimer: '"New" threats only'`, 'disclaimer: "New" threats only'],
  ["top", 'disclaimer: "Not for publication" # for now', 'disclaimer: "Not for publication"# for now'],
  ["top", "disclaimer: 'See C:\\Users\\Port\\plan.docx'", 'disclaimer: "See C:\\Users\\Port\\plan.docx"'],
  ["top", "disclaimer: 'C:\\new\\table.xlsx'", 'disclaimer: "C:\\new\\table.xlsx"'],
  [
    "actors",
    '  union: {name: "Sindicato", kind: organization}',
    '  union: {name: "Sindicato, kind: organization}',
  ],
  [
    "actors",
    '  union: {name: "Dockers\' union", kind: organization}',
    "  union: {name: 'Dockers' union', kind: organization}",
  ],
  ["order", '      - "organized-crime"', '      - "organized-crime'],
  [
    "order",
    '      - {label: "Peter\'s fear", covers: [terrorism]}',
    "      - {label: 'Peter's fear', covers: [terrorism]}",
  ],
  // Characters that mean something else.
  ["top", 'disclaimer: "@puerto lo dice"', "disclaimer: @puerto lo dice"],
  ["top", 'disclaimer: "%50 of the cases"', "disclaimer: %50 of the cases"],
  ["top", 'disclaimer: "`draft`"', "disclaimer: `draft`"],
  ["top", 'disclaimer: "*Draft* only"', "disclaimer: *Draft* only"],
  ["top", 'disclaimer: "*borrador*"', "disclaimer: *borrador*"],
  ["top", 'disclaimer: "&Sons shipping company"', "disclaimer: &Sons shipping company"],
  ["top", 'disclaimer: "!important not for publication"', "disclaimer: !important not for publication"],
  ["top", 'disclaimer: "[@mora-2020, p. 3] lo dice"', "disclaimer: [@mora-2020, p. 3] lo dice"],
  ["top", 'disclaimer: "[[floods]] come first"', "disclaimer: [[floods]] come first"],
  ["top", 'disclaimer: "- draft"', "disclaimer: - draft"],
  [
    "actors",
    '  union: {name: Union, remarks: "[@mora-2020] says so"}',
    "  union: {name: Union, remarks: [@mora-2020] says so}",
  ],
  [
    "actors",
    '  "{{actor}}": {name: Union}',
    "  {{actor}}: {name: Union}",
    "a place holder is no id, in quotation marks or without",
  ],
  ["top", "status: draft", "\u200Bstatus: draft"],
  ["top", "status: draft", "sta\u00ADtus: draft"],
  // Brackets and commas.
  ["top", "authors: [{name: A. Mora}, {name: B. Sol}]", "authors: [{name: A. Mora}, {name: B. Sol}"],
  ["top", "authors: [{name: A. Mora}, {name: B. Sol}]", "authors: [{name: A. Mora, {name: B. Sol}]"],
  ["top", "authors: [{name: A. Mora}]", "authors: [{name: A. Mora}]]"],
  ["top", "authors: [{name: A. Mora}]", "authors: [{name: A. Mora}}"],
  ["top", "authors: [{name: A. Mora}, {name: B. Sol}]", "authors: [{name: A. Mora},, {name: B. Sol}]"],
  ["top", "authors: [{name: A. Mora}, {name: B. Sol}]", "authors: [, {name: A. Mora}, {name: B. Sol}]"],
  ["top", "authors: [{name: A. Mora}, {name: B. Sol}]", "authors: [{name: A. Mora} {name: B. Sol}]"],
  ["top", "authors: [{name: A. Mora}, {name: B. Sol}]", "authors: [{name: A. Mora}{name: B. Sol}]"],
  ["actors", "  union: {name: Unión, kind: organization}", "  union: {name: Unión, kind: organization"],
  [
    "actors",
    "  union: {name: Unión, kind: organization} # 1931",
    "  union: {name: Unión, kind: organization # 1931",
  ],
  ["actors", "  union: {name: Unión, kind: organization}", "  union: {name: Unión kind: organization}"],
  [
    "actors",
    '  union: {name: "Unión, y otros", kind: organization}',
    "  union: {name: Unión, y otros, kind: organization}",
  ],
  [
    "actors",
    '  union: {description: "Large, old.", name: Union}',
    "  union: {description: Large, old., name: Union}",
  ],
  ["ranking", "    order: [terrorism, energy]", "    order: [terrorism, energy"],
  ["ranking", "    order: [terrorism, energy] # of eight", "    order: [terrorism, energy # of eight"],
  ["ranking", "    order: [terrorism, energy]", "    order: [terrorism,, energy]"],
  ["taxonomy", "  theft: {title: Robo, examples: [hurto]}", "  theft: {title: Robo, examples: [hurto}"],
  ["configuration", "rules: {no-placeholder: off}", "rules: {no-placeholder: off"],
  // Dashes.
  ["order", "      - organized-crime", "      -organized-crime"],
  ["order", "      - organized-crime", "      – organized-crime"],
  ["order", "      - organized-crime", "      — organized-crime"],
  ["order", "      - organized-crime", "      • organized-crime"],
  ["order", "      - organized-crime", "      * organized-crime"],
  ["order", "      - organized-crime", "      -- organized-crime"],
  ["order", "      - organized-crime", "      organized-crime"],
  ["order", "      - organized-crime", "      - - organized-crime"],
  ["ranking", "    order:\n      - terrorism\n      - energy", "    order:\n      -terrorism\n      -energy"],
  [
    "ranking",
    "    order:\n      - terrorism\n      - energy",
    "    order:\n      – terrorism\n      – energy",
  ],
  ["actors", "  union: {name: Sindicato}", "  - union: {name: Sindicato}"],
  ["top", "status: draft", "- status: draft"],
  [
    "recommendation",
    "    steps:\n      - Draw a map\n      - Build",
    "    steps:\n      - Draw a map\n      Build",
  ],
  // Indentation.
  ["actors", "  union: {name: Sindicato}", "   union: {name: Sindicato}"],
  ["actors", "  union: {name: Sindicato}", " union: {name: Sindicato}"],
  ["actors", "  union: {name: Sindicato}", "union: {name: Sindicato}"],
  ["actor", "    level: local", "     level: local"],
  ["actor", "    level: local", "   level: local"],
  ["actor", "    level: local", "\tlevel: local"],
  ["actor", "    level: local", "\t\tlevel: local"],
  ["actor", "    level: local", "  \tlevel: local"],
  ["actor", "    level: local", "\u00A0\u00A0\u00A0\u00A0level: local"],
  [
    "actors",
    "  union:\n    name: Sindicato\n    kind: organization",
    "\tunion:\n\t\tname: Sindicato\n\t\tkind: organization",
  ],
  ["actors", "  union: {name: Sindicato}", "\u00A0\u00A0union: {name: Sindicato}"],
  ["order", "      - organized-crime", "       - organized-crime"],
  ["order", "      - organized-crime", "     - organized-crime"],
  ["order", "      - organized-crime", "    - organized-crime"],
  ["order", "      - organized-crime", "\t- organized-crime"],
  [
    "order",
    "      - label: Terror\n        covers: [terrorism]",
    "      - label: Terror\n       covers: [terrorism]",
  ],
  [
    "order",
    "      - label: Terror\n        covers: [terrorism]",
    "      - label: Terror\n         covers: [terrorism]",
  ],
  [
    "order",
    "      - label: Terror\n        covers: [terrorism]",
    "      - label: Terror\n      covers: [terrorism]",
  ],
  ["top", "status: draft", "  status: draft"],
  ["top", "status: draft\nlanguage: es", " status: draft\n language: es"],
  ["taxonomy", "  theft: {title: Robo}", "   theft: {title: Robo}"],
  ["scale", "order: rising", "\torder: rising"],
  // Texts of several lines.
  ["top", "summary: |\n  The first line.\n  Another line.", "summary: |\nThe first line.\nAnother line."],
  ["top", "summary: |\n  La primera línea.\n  Otra línea.", "summary: |\n  La primera línea.\nOtra línea."],
  ["top", "summary: |\n  The first line.\n  Another line.", "summary: | The first line.\n  Another line."],
  ["top", "summary: >\n  The first line.", "summary: > The first line."],
  [
    "threat",
    "    description: |\n      Cada primavera.\n      También en otoño.",
    "    description: |\n      Cada primavera.\n     También en otoño.",
  ],
  ["threat", "    description: |\n      Every spring.", "    description: |\n    Every spring."],
  [
    "threat",
    "    description: |\n      Every spring the river comes: it floods the quays.\n      Nobody is ready.",
    "    description:\n      Every spring the river comes: it floods the quays.\n      Nobody is ready.",
  ],
  ["top", "# This is what the port told us, word for word.", "This is what the port told us, word for word."],
];

export const values: readonly Defect[] = [
  // True and false, numbers, percentages.
  ["order", "      - {label: Drones, outside: true}", "      - {label: Drones, outside: yes}"],
  ["order", "      - {label: Drones, outside: true}", "      - {label: Drones, outside: sí}"],
  ["order", "      - {label: Drones, outside: false}", "      - {label: Drones, outside: no}"],
  ["order", "      - {label: Drones, outside: true}", "      - {label: Drones, outside: 'true'}"],
  ["result", "    share: 40%", "    share: 40"],
  ["result", "    share: 40%", "    share: 0.4"],
  ["result", "    share: 40%", "    share: 0.40"],
  ["result", "    share: 27.5 %", "    share: 27,5 %"],
  ["result", "    share: 27.5%", "    share: 27,5"],
  ["result", '    share: "60.5 %"', '    share: "60,5 %"'],
  ["result", "    share: 40%", "    share: 40 percent"],
  ["result", "    share: 40%", "    share: 40 por ciento"],
  ["result", "    shares: {sí: 40%, no: 60%}", "    shares: {sí: 40, no: 60%}"],
  ["result", "    count: 1200", "    count: 1,200"],
  ["result", "    sample-size: 1200", "    sample-size: 1.200"],
  ["result", "    sample-size: 1500", '    sample-size: "1500"'],
  ["result", "    sample-size: 1500", "    sample-size: n = 1500"],
  ["result", "    rank: 3", "    rank: 3rd"],
  ["result", "    rank: 3", "    rank: 3.º"],
  ["result", "    margin-of-error: {points: 4}", "    margin-of-error: {points: ±4}"],
  ["result", "    margin-of-error: {points: 4.5}", "    margin-of-error: {points: 4,5}"],
  ["result", "    margin-of-error: {points: 4, level: 95%}", "    margin-of-error: {points: 4, level: 95}"],
  [
    "statement",
    "    likelihood: {term: likely, percent: 60-70%}",
    "    likelihood: {term: likely, percent: 60-70}",
  ],
  [
    "statement",
    "    likelihood: {term: likely, percent: 60-70%}",
    "    likelihood: {term: likely, percent: 60%-70%}",
  ],
  [
    "statement",
    "    likelihood: {term: likely, percent: 60-70%}",
    "    likelihood: {term: likely, percent: 60 to 70%}",
  ],
  [
    "statement",
    "    likelihood: {term: likely, percent: 60-70%}",
    "    likelihood: {term: likely, percent: entre 60 y 70 %}",
  ],
  [
    "statement",
    '    likelihood: {term: likely, within: "2027"}',
    "    likelihood: {term: likely, within: 2027}",
  ],
  ["top", 'prepared-for: "2026"', "prepared-for: 2026"],
  ["result", '    at: "12"', "    at: 12"],
  // Dates.
  ["top", "date: 2026-11-25", "date: November 25, 2026"],
  ["top", "date: 2026-11-25", "date: 25 de noviembre de 2026"],
  ["top", "date: 2026-11-25", "date: 11/25/2026"],
  ["top", "date: 2026-11-25", "date: 20261125"],
  ["top", "date: 2026-11-25", "date: 2026/11/25"],
  ["top", "as-of: 2026-06", "as-of: June 2026"],
  ["top", "as-of: 2026-06", "as-of: 06/2026"],
  ["result", "    date: 2024/2026", "    date: 2024-2026"],
  ["top", "date: 2026-02-28", "date: 2026-02-30", "another day or another month may be meant"],
  // One thing and several.
  ["ranking", "    of: port\n    order: [energy]", "    of: [port]\n    order: [energy]"],
  ["ranking", "    of: port\n    order: [energy]", "    of:\n      - port\n    order: [energy]"],
  ["ranking", "    order: [energy]", "    order: energy"],
  ["ranking", "    order: [energy, terrorism]", "    order: energy, terrorism"],
  ["ranking", "    order: [energy, terrorism]", "    order: energy, terrorism]"],
  [
    "ranking",
    "    order:\n      - terrorism\n      - energy",
    "    order:\n      1. terrorism\n      2. energy",
  ],
  ["actor", "    aliases: [El Puerto]", "    aliases: El Puerto"],
  ["recommendation", "    levels: [national, local]", "    levels: national, local"],
  ["statement", "    evidence: [{source: poll, at: p. 3}]", "    evidence: {source: poll, at: p. 3}"],
  [
    "statement",
    "    evidence:\n      - source: poll\n        at: p. 3",
    "    evidence:\n      source: poll\n      at: p. 3",
  ],
  ["top", "authors: [Ana López]", "authors: Ana López"],
  ["top", "authors:\n  - name: Ana López\n    role: autora", "authors:\n  name: Ana López\n  role: autora"],
  ["top", "supersedes: ../2025/a.threat.yaml", "supersedes: [../2025/a.threat.yaml]"],
  ["taxonomy", "  theft: {title: Robo, examples: [hurto]}", "  theft: {title: Robo, examples: hurto}"],
  ["scale", "order: rising", "order: [rising]"],
  // Words.
  ["top", "status: draft", "status: Draft"],
  ["top", "status: draft", "status: drfat"],
  ["top", "status: draft", "status: borrador"],
  ["top", "status: in-review", "status: in review"],
  ["top", "language: es", "language: español"],
  ["top", "language: en", "language: EN"],
  ["actor", "    level: local", "    level: lokal"],
  ["actors", "  mexico: {name: México, kind: state}", "  mexico: {name: México, kind: country}"],
  ["actors", "  mexico: {name: México, kind: state}", "  mexico: {name: México, kind: país}"],
  ["statement", "    role: key-judgment", "    role: key judgement"],
  ["configuration", "rules: {no-placeholder: warning}", "rules: {no-placeholder: warn}"],
  ["configuration", "rules: {no-placeholder: off}", "rules: {no-placeholder: false}"],
  ["configuration", "rules: {no-placeholder: off}", "rules: {no-placehoder: off}"],
  ["scale", "order: rising", "order: ascending"],
  // Keys.
  ["top", "summary: Es un borrador.", "resumen: Es un borrador."],
  ["top", "summary: It is a draft.", "sumary: It is a draft."],
  ["top", "as-of: 2026-06", "cutoff: 2026-06"],
  ["top", "review-by: 2027-06", "next-review: 2027-06"],
  ["threat", "    impact: 4", "    severity: 4"],
  ["threat", "    impact: 4", "    gravedad: 4"],
  ["threat", "    likelihood: likely", "    probability: likely"],
  ["threat", "    likelihood: likely", "    probabilidad: likely"],
  ["threat", "    confidence: moderate", "    certainty: moderate"],
  ["threat", "    description: Every spring.", "    descripción: Every spring."],
  ["statement", "    evidence: [{source: poll, at: p. 3}]", "    evidence: [{source: poll, page: p. 3}]"],
  ["statement", "    evidence: [{source: poll, at: p. 3}]", "    evidence: [{source: poll, página: p. 3}]"],
  ["source", "    issued: 2020", "    date: 2020"],
  ["source", "    issued: 2020", "    year: 2020"],
  ["source", "    issued: 2020", "    año: 2020"],
  ["source", "    container-title: Revista del Puerto", "    journal: Revista del Puerto"],
  ["source", "    URL: https://example.org/port", "    url: https://example.org/port"],
  ["order", "      - {item: energy}", "      - {threat: energy}"],
  ["actors", "  mexico: {name: México, kind: state}", "  mexico: {nmae: México, kind: state}"],
  ["actors", "  mexico: {name: México, kind: state}", "  mexico: {nombre: México, kind: state}"],
  [
    "taxonomy",
    "  theft: {title: Robo, definition: Lo ajeno.}",
    "  theft: {title: Robo, definición: Lo ajeno.}",
  ],
  ["scale", "definition: Use them alone.", "definiton: Use them alone."],
  ["configuration", "rules: {no-placeholder: off}", "reglas: {no-placeholder: off}"],
  ["actor", "    level: local", "    level: local\n    level: local"],
  ["top", "status: draft", "status: draft\nstatus: draft"],
  // Paths and ids.
  ["top", "supersedes: ../2025/a.threat.yaml", "supersedes: ../2025/a.yaml"],
  ["top", "supersedes: ../2025/a.threat.yaml", "supersedes: ..\\2025\\a.threat.yaml"],
  ["top", "bibliography: refs.bib", "bibliography: refs"],
  [
    "top",
    "bibliography: refs.bib",
    "bibliography: ref.bib",
    "files are read by their names, and nobody can list them",
  ],
  ["configuration", "scales: {likelihood: phia-likelihood}", "scales: {likelihood: phia-likelyhood}"],
  [
    "actors",
    "  red-fleet: {name: Flota}\n  crew: {name: Crew, part-of: red-fleet}",
    "  Red-Fleet: {name: Flota}\n  crew: {name: Crew, part-of: Red-Fleet}",
  ],
];

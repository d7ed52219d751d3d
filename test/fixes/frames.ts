/** Whole files with `…` in place of some lines. */

/** The name and the text of each file. */
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

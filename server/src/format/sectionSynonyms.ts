/** Synonyms for the sections of an assessment, in English and Spanish. */
import type { Synonyms } from "./synonyms.ts";

/** The sections, with the words that people write instead. */
export const sectionSynonyms: readonly Synonyms[] = [
  {
    words: ["name", "heading", "headline", "nombre", "título", "titulo", "encabezado"],
    write: ["title", "name"],
  },
  {
    words: ["abstract", "executive-summary", "overview", "resumen", "resumen-ejecutivo", "sumario"],
    write: ["summary"],
  },
  {
    words: ["author", "writer", "writers", "prepared-by", "autor", "autores", "autora", "autoras"],
    write: ["authors", "author"],
  },
  {
    words: ["client", "audience", "recipient", "for", "destinatario", "cliente", "preparado-para"],
    write: ["prepared-for"],
  },
  {
    words: [
      "cutoff",
      "cut-off",
      "cutoff-date",
      "information-cutoff",
      "data-as-of",
      "fecha-de-corte",
      "a-fecha-de",
    ],
    write: ["as-of"],
  },
  {
    words: ["next-review", "review", "review-date", "review-on", "revisar-antes-de", "próxima-revisión"],
    write: ["review-by"],
  },
  { words: ["lang", "locale", "idioma", "lengua"], write: ["language"] },
  { words: ["estado", "situación", "situacion", "state"], write: ["status"] },
  { words: ["fecha", "when", "created", "dated"], write: ["date", "when", "issued"] },
  { words: ["bibliographies", "bib", "bibtex", "bibliografía", "bibliografia"], write: ["bibliography"] },
  {
    words: ["replaces", "previous", "predecessor", "reemplaza", "sustituye-a", "anterior"],
    write: ["supersedes"],
  },
  { words: ["classification-scheme", "taxonomía", "taxonomia"], write: ["taxonomy"] },
  { words: ["scale-set", "escalas"], write: ["scales"] },
  { words: ["survey-results", "figures", "resultados"], write: ["results"] },
  { words: ["hallazgos"], write: ["findings"] },
  {
    words: [
      "classification",
      "marking",
      "protective-marking",
      "tlp",
      "caveats",
      "clasificación-de-seguridad",
      "marcado",
    ],
    write: ["handling"],
    because: "the word covers classifications, TLP and the marks of companies",
  },
  {
    words: [
      "key-questions",
      "key-intelligence-questions",
      "intelligence-requirements",
      "requirements",
      "pirs",
      "preguntas",
      "preguntas-clave",
      "requerimientos",
    ],
    write: ["questions"],
    because: "every reader understands it",
  },
  { words: ["sites", "installations", "objects", "activos", "sitios", "instalaciones"], write: ["assets"] },
  {
    words: [
      "measures",
      "mitigations",
      "controls",
      "actions",
      "countermeasures",
      "treatments",
      "medidas",
      "recomendaciones",
      "mitigaciones",
    ],
    write: ["recommendations"],
    because:
      "what is still to be done needs an owner and a date; what exists already is one of the `controls` of a threat",
  },
  {
    words: [
      "stakeholders",
      "adversaries",
      "threat-actors",
      "parties",
      "actores",
      "partes-interesadas",
      "adversarios",
    ],
    write: ["actors"],
    because: "the same actor can be both",
  },
  {
    words: [
      "key-judgments",
      "key-judgements",
      "judgments",
      "judgements",
      "assumptions",
      "conclusions",
      "claims",
      "juicios",
      "juicios-clave",
      "afirmaciones",
      "supuestos",
      "conclusiones",
    ],
    write: ["statements"],
    because: "they are points of one argument and refer to each other; `role` tells them apart",
  },
  { words: ["glossary", "definitions", "glosario", "términos", "terminos"], write: ["terms"] },
  { words: ["footnotes", "endnotes", "notas"], write: ["notes"] },
  {
    words: ["references", "literature", "works", "works-cited", "fuentes", "referencias"],
    write: ["sources"],
  },
  { words: ["hazards", "risks", "dangers", "amenazas", "riesgos", "peligros"], write: ["threats"] },
  {
    words: ["priorities", "rankings-by-actor", "clasificaciones", "prioridades", "jerarquías"],
    write: ["rankings"],
  },
  { words: ["comparaciones", "comparisons-of-rankings"], write: ["comparisons"] },
  { words: ["background", "contexto", "antecedentes", "history"], write: ["context"] },
];

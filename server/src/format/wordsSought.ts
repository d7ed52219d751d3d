/**
 * Words that people look for and the format has other names for: by what they write, in English and Spanish, the keys
 * and values that are right. What is found here goes before any likeness of letters.
 */

/** Words for one thing, and the names that the format has for it: the first that the place takes is right. */
interface Sought {
  readonly words: readonly string[];
  readonly write: readonly [string, ...string[]];
}

/** Keys, by what people write for them. */
export const keysSought: readonly Sought[] = [
  // What an assessment consists of.
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
  { words: ["findings", "survey-results", "figures", "resultados", "hallazgos"], write: ["results"] },
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
  },
  { words: ["glossary", "definitions", "glosario", "términos", "terminos"], write: ["terms"] },
  { words: ["footnotes", "endnotes", "notas"], write: ["notes"] },
  { words: ["bibliography-entries", "works", "works-cited", "fuentes", "referencias"], write: ["sources"] },
  { words: ["hazards", "risks", "dangers", "amenazas", "riesgos", "peligros"], write: ["threats"] },
  {
    words: ["priorities", "rankings-by-actor", "clasificaciones", "prioridades", "jerarquías"],
    write: ["rankings"],
  },
  { words: ["comparaciones", "comparisons-of-rankings"], write: ["comparisons"] },
  { words: ["background", "contexto", "antecedentes", "history"], write: ["context"] },
  // How likely, how sure, how bad.
  {
    words: ["probability", "chance", "odds", "likelyhood", "probabilidad", "verosimilitud"],
    write: ["likelihood", "percent"],
  },
  { words: ["certainty", "how-sure", "sureness", "certeza", "confianza"], write: ["confidence", "level"] },
  {
    words: [
      "severity",
      "consequence",
      "consequences",
      "damage",
      "harm",
      "impacto",
      "gravedad",
      "severidad",
      "consecuencias",
    ],
    write: ["impact"],
  },
  {
    words: ["timeframe", "time-frame", "time-horizon", "deadline", "due", "due-date", "plazo", "horizonte"],
    write: ["horizon", "within", "review-by"],
  },
  { words: ["trustworthiness", "fiabilidad"], write: ["reliability"] },
  { words: ["veracity", "credibilidad"], write: ["credibility"] },
  { words: ["riesgo"], write: ["risk"] },
  { words: ["tendency", "tendencia", "direction"], write: ["trend"] },
  // Inside of the parts.
  {
    words: ["year", "date", "published", "publication-date", "año", "fecha-de-publicación", "fecha"],
    write: ["issued", "date"],
  },
  {
    words: [
      "journal",
      "newspaper",
      "magazine",
      "booktitle",
      "container",
      "revista",
      "periódico",
      "periodico",
      "diario",
    ],
    write: ["container-title"],
  },
  {
    words: ["publisher-city", "place", "city", "location", "lugar", "ciudad"],
    write: ["publisher-place", "event-place"],
  },
  { words: ["pages", "páginas", "página", "pagina"], write: ["page", "at"] },
  { words: ["page", "locator", "pp", "section", "lugar", "página"], write: ["at"] },
  { words: ["url", "link", "web", "website", "enlace"], write: ["URL"] },
  { words: ["doi"], write: ["DOI"] },
  { words: ["isbn"], write: ["ISBN"] },
  { words: ["issn"], write: ["ISSN"] },
  {
    words: ["access-date", "retrieved", "consulted", "accessed-on", "consultado", "fecha-de-acceso"],
    write: ["accessed"],
  },
  { words: ["editorial", "press"], write: ["publisher"] },
  { words: ["citation", "quotation", "cita"], write: ["quote"] },
  { words: ["threat", "amenaza", "threat-id", "category", "elemento"], write: ["item"] },
  {
    words: [
      "because-of",
      "reason",
      "rationale",
      "justification",
      "why",
      "porque",
      "motivo",
      "razón",
      "justificación",
    ],
    write: ["because"],
  },
  { words: ["proof", "support", "references", "evidencia", "evidencias", "pruebas"], write: ["evidence"] },
  { words: ["counter-evidence", "counterevidence", "evidence-against", "en-contra"], write: ["against"] },
  { words: ["categoría", "categoria", "class"], write: ["category"] },
  {
    words: ["descripción", "descripcion", "details", "summary", "definition", "text"],
    write: ["description", "definition"],
  },
  { words: ["definición", "definicion", "meaning"], write: ["definition", "meaning"] },
  { words: ["texto", "statement", "body", "description", "content"], write: ["text"] },
  { words: ["tipo", "clase", "kind-of-actor"], write: ["kind", "type"] },
  { words: ["type"], write: ["kind"] },
  { words: ["kind"], write: ["type"] },
  { words: ["papel", "función"], write: ["role"] },
  { words: ["owner", "responsible", "assignee", "responsable", "responsables"], write: ["owner", "actors"] },
  { words: ["actions", "measures", "tasks", "pasos", "acciones", "medidas"], write: ["steps"] },
  {
    words: ["sample", "n", "respondents", "muestra", "tamaño-de-la-muestra", "samplesize"],
    write: ["sample-size"],
  },
  { words: ["error", "margin", "moe", "margen-de-error", "margen"], write: ["margin-of-error"] },
  { words: ["percentage", "percent", "pct", "porcentaje", "proporción"], write: ["share", "percent"] },
  { words: ["porcentaje", "percentage"], write: ["percent"] },
  { words: ["ranking", "list", "ranks", "entries", "orden", "lista"], write: ["order"] },
  { words: ["whose", "actor", "holder", "de", "quién"], write: ["of", "holder"] },
  { words: ["alias", "aka", "also-known-as", "synonyms", "otros-nombres"], write: ["aliases"] },
  {
    words: ["comment", "comments", "note", "comentario", "comentarios", "observaciones"],
    write: ["remarks"],
  },
  { words: ["ejemplos", "example"], write: ["examples"] },
  { words: ["indicadores", "signposts", "warning-signs", "indicator"], write: ["indicators"] },
  { words: ["alternativas", "alternative"], write: ["alternatives"] },
  { words: ["afecta-a", "targets", "victims"], write: ["affects"] },
  { words: ["perpetrators", "caused-by", "detrás"], write: ["behind"] },
  { words: ["origen"], write: ["origin"] },
  { words: ["miembros"], write: ["members"] },
  { words: ["parte-de", "parent", "belongs-to"], write: ["part-of"] },
  { words: ["nivel"], write: ["level"] },
  { words: ["niveles"], write: ["levels"] },
  { words: ["based-on", "basis", "rests-upon", "se-basa-en"], write: ["rests-on"] },
  { words: ["threats", "mitigates", "aborda"], write: ["addresses"] },
  // Taxonomies, scales, configurations.
  { words: ["subcategories", "categorías", "categorias"], write: ["categories"] },
  { words: ["groups", "grupos"], write: ["clusters"] },
  { words: ["cluster-id", "grupo"], write: ["cluster"] },
  { words: ["exclude", "excluded", "ignores", "ignorar"], write: ["ignore"] },
  { words: ["reglas"], write: ["rules"] },
  { words: ["gravity", "gravedad", "level"], write: ["severity"] },
  { words: ["sinónimos", "sinonimos", "aliases"], write: ["synonyms"] },
  { words: ["inherits", "base"], write: ["extends"] },
];

/** Values, by what people write for them. */
export const valuesSought: readonly Sought[] = [
  { words: ["borrador", "wip", "in-progress"], write: ["draft", "under-way"] },
  { words: ["review", "under-review", "reviewing", "en-revisión"], write: ["in-review"] },
  { words: ["published", "done", "definitivo", "definitiva", "finalizado"], write: ["final", "implemented"] },
  { words: ["obsolete", "replaced", "reemplazado", "sustituido"], write: ["superseded"] },
  { words: ["completed", "complete", "implementada", "implementado", "realizado"], write: ["implemented"] },
  { words: ["ongoing", "started", "in-progress", "en-curso"], write: ["under-way"] },
  { words: ["propuesta", "propuesto"], write: ["proposed"] },
  { words: ["rechazada", "rechazado"], write: ["rejected"] },
  { words: ["aceptada", "aceptado"], write: ["accepted"] },
  { words: ["country", "nation", "nation-state", "estado", "país"], write: ["state"] },
  { words: ["gobierno"], write: ["government"] },
  { words: ["empresa", "corporation", "business", "firm"], write: ["company"] },
  { words: ["organización", "organizacion", "ngo", "organisation"], write: ["organization"] },
  { words: ["policía"], write: ["police"] },
  { words: ["persona", "individual"], write: ["person"] },
  { words: ["increasing", "growing", "up", "creciente", "en-aumento"], write: ["rising"] },
  { words: ["decreasing", "declining", "down", "decreciente", "en-descenso"], write: ["falling"] },
  { words: ["steady", "unchanged", "flat", "estable"], write: ["stable"] },
  { words: ["desconocido", "desconocida"], write: ["unknown"] },
  { words: ["fact", "hecho", "información"], write: ["information"] },
  { words: ["judgement", "juicio", "estimate", "assessment"], write: ["judgment"] },
  { words: ["supuesto", "presumption"], write: ["assumption"] },
  { words: ["encuesta", "poll", "opinion-poll"], write: ["survey"] },
  { words: ["documento"], write: ["document"] },
  { words: ["entrevistas", "interview"], write: ["interviews"] },
  { words: ["analyst-judgement", "juicio-del-analista"], write: ["analyst-judgment"] },
  {
    words: ["agree", "convergen", "converging", "convergent", "convergence"],
    write: ["converge", "convergence"],
  },
  { words: ["disagree", "divergen", "diverging", "divergent"], write: ["diverge"] },
  { words: ["partial", "partially", "parcialmente"], write: ["partly"] },
  { words: ["conflicto"], write: ["conflict"] },
  { words: ["nacional"], write: ["national"] },
  { words: ["internacional"], write: ["international"] },
  { words: ["artículo", "journal-article"], write: ["article-journal"] },
  { words: ["newspaper", "noticia"], write: ["article-newspaper"] },
  { words: ["website", "web", "web-page", "página-web"], write: ["webpage"] },
  { words: ["informe"], write: ["report"] },
  { words: ["libro"], write: ["book"] },
  { words: ["agudo", "aguda"], write: ["acute"] },
  { words: ["crónico", "crónica"], write: ["chronic"] },
  { words: ["potencial"], write: ["potential"] },
  { words: ["n-a", "na", "no-aplica"], write: ["not-applicable"] },
  { words: ["warn", "advertencia", "aviso"], write: ["warning"] },
  { words: ["info", "información"], write: ["information"] },
  { words: ["err"], write: ["error"] },
  { words: ["disabled", "none", "ignore", "false"], write: ["off"] },
  { words: ["ascending", "ascendente"], write: ["rising"] },
  { words: ["descending", "descendente"], write: ["falling"] },
  { words: ["english", "inglés", "eng"], write: ["en"] },
  { words: ["spanish", "español", "castellano", "spa"], write: ["es"] },
  { words: ["french", "français", "francés"], write: ["fr"] },
  { words: ["german", "deutsch", "alemán"], write: ["de"] },
  { words: ["portuguese", "português", "portugués"], write: ["pt"] },
];

/** What the format calls a word, of the names that a place takes. */
export function soughtFor(
  word: string,
  table: readonly Sought[],
  takes: (name: string) => boolean,
): string | undefined {
  const wanted = folded(word);
  for (const { words, write } of table) {
    if (!words.some((each) => folded(each) === wanted)) continue;
    const name = write.find((each) => each !== word && takes(each));
    if (name !== undefined) return name;
  }
  return undefined;
}

/** Case and accents do not count, and a space or underscore is a hyphen. */
function folded(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}

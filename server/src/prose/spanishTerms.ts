/** The Spanish words for likelihoods, and phrases that only look like them. */
import type { Group } from "./lexicon.ts";

export const spanishTerms: readonly Group[] = [
  [
    "probable/probables|improbable/improbables|muy/altamente probable/probables|muy/altamente improbable/improbables|poco probable/probables|" +
      "casi seguro/segura/seguros/seguras|remoto/remota|tan/más probable/probables como/que improbable/improbables|tan probable como no|más probable que no",
    { kind: "scale", form: "adjective" },
  ],
  [
    "probablemente|muy probablemente|difícilmente|seguramente|improbablemente|casi con seguridad|casi con certeza|casi con toda seguridad|casi seguramente|con toda probabilidad",
    { kind: "scale", form: "adverb" },
  ],
  ["probabilidad/probabilidades", { kind: "scale", form: "noun" }],
  [
    "casi ninguna posibilidad|posibilidad realista/remota|posibilidades realistas/remotas|posibilidades casi iguales|remota posibilidad",
    { kind: "scale", form: "phrase" },
  ],
  ["posibilidad/posibilidades", { kind: "hedge", form: "noun" }],
  ["riesgo/riesgos|peligro", { kind: "hedge", form: "noun", isPeril: true }],
  ["podría/podrían|pudiera/pudieran|pudiese/pudiesen|puede/pueden", { kind: "hedge", form: "modal" }],
  ["posible/posibles|concebible/concebibles|plausible/plausibles", { kind: "hedge", form: "adjective" }],
  ["factible/factibles", { kind: "hedge", form: "adjective", needsComplement: true }],
  [
    "posiblemente|quizá|quizás|tal vez|acaso|a lo mejor|puede que|pueda que|potencialmente",
    { kind: "hedge", form: "adverb" },
  ],
  [
    "no se descarta/descartan|no se puede/pueden/podría descartar/excluir|no cabe descartar/excluir|no puede/pueden descartarse/excluirse|no es/son descartable/descartables|cabe la posibilidad|" +
      "no hay que descartar|no descartamos|no podemos descartar/excluir|cabe que|no se excluye|no es de descartar|no debe descartarse",
    { kind: "hedge", form: "phrase" },
  ],
  [
    "queda/quedaba/está/estaba/falta/resta por ver/verse/saber/saberse si/cómo/cuándo/cuánto|habrá/habría/hay que ver si/cómo/cuándo",
    { kind: "hedge", form: "phrase", opens: "whether" },
  ],
  [
    "queda/quedaba/está/estaba/falta/resta por ver/verse",
    { kind: "hedge", form: "phrase", opens: "whether", isFinal: true },
  ],
  ["seguro/segura/seguros/seguras", { kind: "certain", form: "adjective", needsComplement: true }],
  [
    "inevitable/inevitables|imposible/imposibles|indudable/indudables|ineludible/ineludibles|garantizado/garantizada|innegable|insoslayable",
    { kind: "certain", form: "adjective" },
  ],
  [
    "indudablemente|inevitablemente|indefectiblemente|irremediablemente|ineludiblemente",
    { kind: "certain", form: "adverb" },
  ],
  [
    "no hay/existe posibilidad|no hay/existe posibilidad alguna|posibilidad alguna|con toda seguridad/certeza|con absoluta/total/plena seguridad/certeza|sin duda|sin duda alguna|sin ninguna/alguna duda|sin lugar a duda/dudas|no cabe duda|no cabe la menor duda|" +
      "no hay duda|no hay dudas|no hay ninguna duda|ninguna posibilidad|probabilidad nula/cero|a ciencia cierta|con seguridad|con certeza|fuera de toda duda|nula probabilidad|sin la menor duda|descartado por completo",
    { kind: "certain", form: "phrase" },
  ],
];

/** Phrases that contain a term and say nothing about a likelihood. */
export const spanishPseudo: readonly Group[] = [
  [
    "como si|como si no|lo antes posible|lo más pronto posible|cuanto antes|todo lo posible|lo posible|en lo posible|en la medida de lo posible|en la mayor medida posible|si es posible|siempre que sea posible|de ser posible|" +
      "hace/hacen/hizo/hicieron/haga/hará/hacer posible|mejor/peor/mayor/menor/máximo posible|riesgo país|capital riesgo|en riesgo|pone/ponen en riesgo|evaluación/registro/gestión/análisis/matriz/mapa de riesgo/riesgos|" +
      "cálculo de probabilidades|no solo|no sólo|no solamente|no únicamente|no sin|no obstante|no más tarde|no menos de|no más de|no en vano|no muy lejos|según el/la cual|según los/las cuales|según se|según proceda|" +
      "sin riesgo|a riesgo|no tanto|nada más|no ya|no necesariamente|por seguro|de seguro|compañía/compañías de seguros",
    { role: "nothing" },
  ],
];

/** The Spanish lexicon: its grammar and its numbers, with the words of the files beside it. */
import { numberWords } from "../language/numberWords.ts";
import type { Group, Lexicon } from "./lexicon.ts";
import { amounts, phraseIndex } from "./lexicon.ts";
import { spanishNegations, spanishReports } from "./spanishScopes.ts";
import { spanishPseudo, spanishTerms } from "./spanishTerms.ts";

const grammar: readonly Group[] = [
  [
    "aunque|porque|ya que|puesto que|dado que|pues|así que|de modo que|por lo que|por eso|mientras|sin embargo|no obstante|por tanto|por lo tanto|sino|sino que|excepto|aun si|incluso si|en cambio",
    { opens: "new" },
  ],
  [
    "en contra de lo que|contra lo que|frente a lo que|pese a lo que|a pesar de lo que|al contrario de lo que|contrariamente a lo que|a diferencia de lo que|por mucho que|por más que|diga lo que",
    { opens: "new" },
  ],
  ["pero|mas", { opens: "contrast" }],
  ["y|e", { opens: "and" }],
  ["que", { opens: "complement" }],
  [
    "mientras dure/duren/siga/sigan/no|si|salvo que|a menos que|en caso de que|siempre que|con tal de que|en el caso de que|siempre y cuando|a no ser que|excepto que|en caso de|en el caso de",
    { opens: "condition" },
  ],
  ["cuando|hasta|antes|después|tras|como|tal como|tal y como|desde", { opens: "new" }],
  ["donde|quien|quienes|cuyo|cuya|cuyos|cuyas|el cual|la cual|los cuales|las cuales", { opens: "relative" }],
  [
    "preguntó si|pregunta si|preguntaron si|preguntan si|preguntado si|preguntarse si|claro si|sabe si|sabemos si|saber si|desconoce si|desconocemos si|ignora si|ignoramos si|de si|es si|determinar si|decidir si|cuán|qué tan|cómo de",
    { opens: "whether" },
  ],
  [
    "da/dé/daba igual si|no importa si|poco importa si|tanto si|con independencia de si|independientemente de si|al margen de si",
    { opens: "whether", endsAtComma: true },
  ],
  [
    "muy|poco|más|menos|casi|altamente|bastante|sumamente|extremadamente|tan|cada vez más|cada vez menos|prácticamente|mucho más|mucho menos|algo más|igual de|igualmente|demasiado|nada|especialmente|particularmente|" +
      "sobremanera|enormemente|relativamente|razonablemente|moderadamente|absolutamente|totalmente|completamente|cien por ciento|cien por cien|ciento por ciento|ligeramente|más que|aún más|aún menos|todavía más",
    { role: "degree" },
  ],
  ["nada", { deny: "clause" }],
  [
    "es|son|sea|sean|ser|será|serán|sería|serían|estar|siendo|sido|parece|parecen|resulta|resultan|resulte|sigue|siguen|sigue siendo|siguen siendo|está|están|estamos|estoy|parezca|considera|consideran|consideramos|considero|" +
      "juzga|juzgan|juzgamos|estima|estiman|estimamos|cree|creen|creemos|creo|ve|ven|vemos|hace|hacen|haga|hará|harían|haría|vuelve|vuelven|lo|queda|quedan|halla|hallan|encuentra|encuentran|tenemos por|da por|dan por|dar por|damos por|dado por|dando por|tener por|creer|juzgar|estimar|llamar|suponer|considerar|considerarse|haber|permanece|torna",
    { role: "copula" },
  ],
  ["no es/son solo/sólo", { role: "copula" }],
  [
    "era|eran|fue|fueron|fuera|fueran|fuese|fuesen|parecía|parecían|pareció|parecieron|resultaba|resultaban|resultó|resultaron|había sido|habían sido|seguía|seguían|estaba|estaban|hacía|hacían|hizo|hicieron|volvía|consideraba|consideraban|consideró|creía|creían|creyó|creyeron|juzgaba|juzgaban|juzgó|estimaba|estimaban|estimó",
    { role: "past-copula" },
  ],
  [
    "ni mucho menos|ni de lejos|hoy|ya|aún|todavía|también|entonces|ahora|siempre|luego|así|además|nos|les|le|me|se",
    { role: "pronoun" },
  ],
  [
    "hay|existe|existen|haya|había|habrá|cabe|persiste|persisten|subsiste|hubo|existía",
    { role: "existential" },
  ],
  ["ha|han|hemos|he|debe|deben|puede|pueden|podrá|podrán|podría|podrían", { role: "auxiliary" }],
  [
    "el|la|los|las|un|una|unos|unas|este|esta|estos|estas|ese|esa|esos|esas|aquel|aquella|todo|toda|todos|todas|cada|otro|otra|otros|otras|cualquier|varios|varias|algún|alguna|algunos|algunas|del|al|dos|tres|su|sus",
    { role: "determiner" },
  ],
  ["de|en|con|por|para|sobre|entre|a|ante|bajo|contra|hacia|durante|mediante|sin", { role: "preposition" }],
  [
    "alto/alta/altos/altas|bajo/baja/bajos/bajas|escaso/escasa/escasos/escasas|grave/graves|serio/seria|elevado/elevada/elevados/elevadas|pequeño/pequeña/pequeños/pequeñas|mínimo/mínima|ínfimo/ínfima|mediano/mediana|moderado/moderada|considerable|gran|buena|buenas|reducido/reducida/reducidos/reducidas|remotísima|nula|real|cierto/cierta|importante|significativo/significativa|muchas|pocas|poca|fuerte/fuertes",
    { isValue: true },
  ],
];

/** Spanish. */
export const spanish: Lexicon = {
  code: "es",
  phrases: phraseIndex([
    ...grammar,
    ...spanishReports,
    ...spanishNegations,
    ...spanishTerms,
    ...spanishPseudo,
  ]),
  numbers: {
    words: new Map([
      ...amounts(numberWords.es),
      ["una", 1],
      ["un", 1],
      ["veinte", 20],
      ["treinta", 30],
      ["cuarenta", 40],
      ["cincuenta", 50],
      ["sesenta", 60],
      ["setenta", 70],
      ["ochenta", 80],
      ["noventa", 90],
      ["cien", 100],
      ["mil", 1000],
    ]),
    percent: new Set(["por ciento", "por cien"]),
    odds: new Set([
      "de cada",
      "en",
      "entre cada",
      "entre",
      "posibilidad entre",
      "posibilidades entre",
      "probabilidad entre",
    ]),
    to: new Set(["a", "al", "-", "–", "o"]),
    and: new Set(["y", "e"]),
    between: new Set(["entre"]),
    articles: new Set(["un", "el"]),
    shareOf: new Set(["de", "del"]),
    probability: new Set(["probabilidad", "probabilidades", "posibilidades"]),
    bounds: new Map([
      ...[
        "menos de",
        "menos del",
        "menos de un",
        "inferior al",
        "inferior a",
        "inferior a un",
        "hasta",
        "hasta un",
        "hasta el",
        "por debajo del",
        "como máximo",
        "como máximo ,",
        "como mucho",
        "como máximo un",
        "<",
        "≤",
        "no más del",
      ].map((words) => [words, "below"] as const),
      ...[
        "más de",
        "más del",
        "más de un",
        "al menos",
        "al menos un",
        "al menos el",
        "como mínimo",
        "como mínimo ,",
        "como mínimo un",
        "superior al",
        "superior a",
        "superior a un",
        "por encima del",
        "por lo menos",
        "por lo menos un",
        ">",
        "≥",
        "no menos del",
      ].map((words) => [words, "above"] as const),
      ...[
        "en torno al",
        "en torno a",
        "en torno a un",
        "alrededor del",
        "alrededor de",
        "alrededor de un",
        "cerca del",
        "cerca de un",
        "unos",
        "un",
        "el",
        "del",
        "de un",
        "aproximadamente",
        "aproximadamente un",
        "casi",
        "casi un",
        "~",
        "≈",
        "ca .",
      ].map((words) => [words, "about"] as const),
    ]),
    boundsAfter: new Map([
      ["como máximo", "below"],
      ["como mucho", "below"],
      ["o menos", "below"],
      ["como mínimo", "above"],
      ["o más", "above"],
      ["por lo menos", "above"],
    ]),
  },
};

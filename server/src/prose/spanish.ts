/** The Spanish lexicon. */
import type { Group, Lexicon } from "./lexicon.ts";
import { amounts, phraseIndex } from "./lexicon.ts";

const terms: readonly Group[] = [
  [
    "probable/probables|improbable/improbables|muy/altamente probable/probables|muy/altamente improbable/improbables|poco probable/probables|" +
      "casi seguro/segura/seguros/seguras|remoto/remota",
    { kind: "scale", form: "adjective" },
  ],
  [
    "probablemente|muy probablemente|seguramente|improbablemente|casi con seguridad|casi con certeza|casi con toda seguridad|casi seguramente|con toda probabilidad",
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
  [
    "posiblemente|quizá|quizás|tal vez|acaso|a lo mejor|puede que|pueda que|potencialmente",
    { kind: "hedge", form: "adverb" },
  ],
  [
    "no se descarta/descartan|no se puede/pueden/podría descartar/excluir|no cabe descartar/excluir|no puede/pueden descartarse/excluirse|no es/son descartable/descartables|cabe la posibilidad|" +
      "no hay que descartar|no descartamos|no podemos descartar/excluir|cabe que|no se excluye|no es de descartar|no debe descartarse",
    { kind: "hedge", form: "phrase" },
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
    "con toda seguridad/certeza|con absoluta/total/plena seguridad/certeza|sin duda|sin duda alguna|sin ninguna/alguna duda|sin lugar a duda/dudas|no cabe duda|no cabe la menor duda|" +
      "no hay duda|no hay dudas|no hay ninguna duda|ninguna posibilidad|probabilidad nula/cero|a ciencia cierta|con seguridad|con certeza|fuera de toda duda|nula probabilidad|sin la menor duda|descartado por completo",
    { kind: "certain", form: "phrase" },
  ],
];

const pseudo: readonly Group[] = [
  [
    "lo antes posible|lo más pronto posible|cuanto antes|todo lo posible|lo posible|en lo posible|en la medida de lo posible|en la mayor medida posible|si es posible|siempre que sea posible|de ser posible|" +
      "hace/hacen/hizo/hicieron/haga/hará/hacer posible|mejor/peor/mayor/menor/máximo posible|riesgo país|capital riesgo|en riesgo|pone/ponen en riesgo|evaluación/registro/gestión/análisis/matriz/mapa de riesgo/riesgos|" +
      "cálculo de probabilidades|no solo|no sólo|no solamente|no únicamente|no sin|no obstante|no más tarde|no menos de|no más de|no en vano|no muy lejos|según el/la cual|según los/las cuales|según se|según proceda|" +
      "sin riesgo|a riesgo|no tanto|nada más|no ya|no necesariamente|por seguro|de seguro|compañía/compañías de seguros",
    { role: "nothing" },
  ],
];

const negations: readonly Group[] = [
  [
    "no|nunca|jamás|tampoco|ni|nadie|nada|ningún|ninguna|ninguno|ya no|apenas|en absoluto|lejos de|dista/distan mucho de|dista/distan de|pocos|pocas|de ningún modo|de ninguna manera|en modo alguno|en ningún caso",
    { deny: "clause" },
  ],
  [
    "rechaza/rechazan/rechazó/rechazaron que|rechazamos que|descarta/descartan/descartó/descartaron que|descartamos que|falso que|dudoso que|incierto que|un error concluir|un error pensar|un error creer|erróneo concluir|erróneo pensar|" +
      "negamos|negar|dudamos|dudar|cuestionamos que|desmentir|en lugar de|en vez de",
    { deny: "flip" },
  ],
  [
    "niega/niegan/negó/negaron/negaba/negaban|duda/dudan/dudó/dudaron/dudaba/dudaban|desmiente/desmienten/desmintió/desmintieron|cuestiona/cuestionan que",
    { deny: "flip", report: "verb" },
  ],
];

const reporting: readonly Group[] = [
  [
    "afirma/afirman/afirmó/afirmaron/afirmaba|dice/dicen/dijo/dijeron/decía/decían|cree/creen|considera/consideran|estima/estiman|sostiene/sostienen/sostuvo/sostuvieron|asegura/aseguran/aseguró/aseguraron|" +
      "prevé/prevén/previó/previeron|espera/esperan/esperó/esperaba/esperaban|teme/temen/temió/temía/temían|advierte/advierten/advirtió/advirtieron|juzga/juzgan|" +
      "calcula/calculan|insiste/insisten/insistió/insistieron|declara/declaran/declaró/declararon|anuncia/anuncian/anunció/anunciaron|opina/opinan/opinó/opinaron|piensa/piensan|" +
      "mantiene/mantienen/mantuvo/mantuvieron|señala/señalan/señaló/señalaron|indicó/indicaron|argumenta/argumentan/argumentó|alega/alegan/alegó|predice/predicen/predijo/predijeron|pronostica/pronostican/pronosticó|" +
      "ve/ven/vio/vieron|tacha/tachan/tachó/tacharon|califica/califican/calificó/calificaron|cifra/cifran/cifró/cifraron|da/dan/dio un/una|concluye/concluyen/concluyó/concluyeron|supone/suponen|sugiere/sugieren/sugirió|" +
      "admite/admiten/admitió|reconoce/reconocen/reconoció|escribe/escriben/escribió|denuncia/denuncian/denunció|prometía/prometió|vaticina/vaticinan/vaticinó|augura/auguran/auguró|sospecha/sospechan/sospechó|apunta/apuntan/apuntó",
    { report: "verb" },
  ],
  [
    "creyó/creyeron/creía/creían|consideró/consideraron/consideraba/consideraban|estimó/estimaron/estimaba/estimaban|juzgó/juzgaron/juzgaba/juzgaban|calculó/calcularon|pensó/pensaron/pensaba/pensaban|veía/veían|daba/daban por",
    { report: "verb", isPast: true },
  ],
  ["dice|estima|cifra|cifras|espera|denuncia|duda|dudas|escribe|teme|calcula", { isNounToo: true }],
  [
    "según|a juicio de|a juicio del|en opinión de|en opinión del|en palabras de|en palabras del|a ojos de|a ojos del|a decir de|a decir del|de acuerdo con|al decir de|desde el punto de vista de|desde el punto de vista del",
    { report: "source" },
  ],
  ["presuntamente|supuestamente|al parecer", { report: "adverb" }],
  ["se dice que|se rumorea que|se ha dicho que|se afirma que", { report: "passive" }],
  [
    "temor de que|opinión de que|tesis de que|afirmación de que|idea de que|advertencia de que|creencia de que",
    { report: "noun" },
  ],
  [
    "a nuestro juicio|en nuestra opinión|nuestro juicio|nuestra estimación|a mi juicio|nosotros|nosotras|este informe|esta evaluación|este documento|este estudio|el autor|los autores|la autora|las autoras|este análisis|yo",
    { role: "own" },
  ],
];

const grammar: readonly Group[] = [
  [
    "aunque|porque|ya que|puesto que|dado que|pues|así que|de modo que|por lo que|por eso|mientras|sin embargo|no obstante|por tanto|por lo tanto|sino|sino que|excepto|aun si|incluso si|en cambio",
    { opens: "new" },
  ],
  ["pero|mas", { opens: "contrast" }],
  ["y|e", { opens: "and" }],
  ["que", { opens: "complement" }],
  [
    "si|salvo que|a menos que|en caso de que|siempre que|con tal de que|en el caso de que|siempre y cuando|a no ser que|excepto que",
    { opens: "condition" },
  ],
  ["cuando|hasta|antes|después|tras|como|desde", { opens: "new" }],
  ["donde|quien|quienes|cuyo|cuya|cuyos|cuyas|el cual|la cual|los cuales|las cuales", { opens: "relative" }],
  [
    "preguntó si|pregunta si|preguntaron si|preguntan si|preguntado si|preguntarse si|claro si|sabe si|sabemos si|saber si|desconoce si|desconocemos si|ignora si|ignoramos si|de si|es si|determinar si|decidir si|cuán|qué tan|cómo de",
    { opens: "whether" },
  ],
  [
    "muy|poco|más|menos|casi|altamente|bastante|sumamente|extremadamente|tan|cada vez más|cada vez menos|prácticamente|mucho más|mucho menos|algo más|igual de|igualmente|demasiado|nada|especialmente|particularmente|" +
      "sobremanera|enormemente|relativamente|razonablemente|moderadamente|absolutamente|totalmente|completamente|ligeramente|más que|aún más|aún menos|todavía más",
    { role: "degree" },
  ],
  ["nada", { deny: "clause" }],
  [
    "es|son|sea|sean|ser|será|serán|sería|serían|siendo|sido|parece|parecen|resulta|resultan|resulte|sigue|siguen|sigue siendo|siguen siendo|está|están|estamos|estoy|parezca|considera|consideran|consideramos|considero|" +
      "juzga|juzgan|juzgamos|estima|estiman|estimamos|cree|creen|creemos|creo|ve|ven|vemos|hace|hacen|haga|hará|harían|haría|vuelve|vuelven|lo|queda|quedan|halla|hallan|encuentra|encuentran|tenemos por|da por|dan por|considerar|considerarse|haber|permanece|torna",
    { role: "copula" },
  ],
  ["no es/son solo/sólo", { role: "copula" }],
  [
    "era|eran|fue|fueron|fuera|fueran|fuese|fuesen|parecía|parecían|pareció|parecieron|resultaba|resultaban|resultó|resultaron|había sido|habían sido|seguía|seguían|estaba|estaban|hacía|hacían|hizo|hicieron|volvía|consideraba|consideraban|consideró|creía|creían|creyó|creyeron|juzgaba|juzgaban|juzgó|estimaba|estimaban|estimó",
    { role: "past-copula" },
  ],
  [
    "hoy|ya|aún|todavía|también|entonces|ahora|siempre|luego|así|además|nos|les|le|me|se",
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
    "alto/alta/altos/altas|bajo/baja/bajos/bajas|escaso/escasa|grave/graves|serio/seria|elevado/elevada|pequeño/pequeña|mínimo/mínima|ínfimo/ínfima|mediano/mediana|moderado/moderada|considerable|gran|buena|buenas|reducido/reducida|remotísima|nula|real|cierto/cierta|importante|significativo/significativa|muchas|pocas|poca|fuerte/fuertes",
    { isValue: true },
  ],
];

/** Spanish. */
export const spanish: Lexicon = {
  code: "es",
  phrases: phraseIndex([...grammar, ...reporting, ...negations, ...terms, ...pseudo]),
  numbers: {
    words: new Map([
      ...amounts("uno dos tres cuatro cinco seis siete ocho nueve diez once doce"),
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
    percent: new Set(["por ciento"]),
    odds: new Set(["de cada", "entre cada"]),
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

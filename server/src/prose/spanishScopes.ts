/** The Spanish words that deny what follows, or say whose view it is. */
import type { Group } from "./lexicon.ts";

export const spanishNegations: readonly Group[] = [
  [
    "no|nunca|jamás|tampoco|ni|nadie|nada|ningún|ninguna|ninguno|ya no|apenas|en absoluto|lejos de|dista/distan mucho de|dista/distan de|pocos|pocas|de ningún modo|de ninguna manera|en modo alguno|en ningún caso|en ningún momento|de ninguna forma|bajo ningún concepto",
    { deny: "clause" },
  ],
  [
    "rechaza/rechazan/rechazó/rechazaron que|rechazamos que|descarta/descartan/descartó/descartaron que|descartamos que|falso que|dudoso que|incierto que|un error concluir|un error pensar|un error creer|erróneo concluir|erróneo pensar|" +
      "es/sería/fue un error|nos abstenemos de|me abstengo de|renunciamos a|evitamos|evitaríamos|es/sería/parece/resulta prematuro/precipitado/exagerado/aventurado|" +
      "cuesta/difícil/costaría creer/pensar/sostener/imaginar/concluir/afirmar|difícil de creer|preferimos no|preferiríamos no|falta por demostrar que|está por demostrar que|" +
      "negamos|negar|dudamos|dudar|cuestionamos que|desmentir|en lugar de|en vez de",
    { deny: "flip" },
  ],
  [
    "niega/niegan/negó/negaron/negaba/negaban|duda/dudan/dudó/dudaron/dudaba/dudaban|desmiente/desmienten/desmintió/desmintieron|cuestiona/cuestionan que",
    { deny: "flip", report: "verb" },
  ],
];

export const spanishReports: readonly Group[] = [
  [
    "afirma/afirman/afirmó/afirmaron/afirmaba|dice/dicen/dijo/dijeron/decía/decían|cree/creen|considera/consideran|estima/estiman|sostiene/sostienen/sostuvo/sostuvieron|asegura/aseguran/aseguró/aseguraron|" +
      "prevé/prevén/previó/previeron|espera/esperan/esperó/esperaba/esperaban|teme/temen/temió/temía/temían|advierte/advierten/advirtió/advirtieron|juzga/juzgan|" +
      "calcula/calculan|insiste/insisten/insistió/insistieron|declara/declaran/declaró/declararon|anuncia/anuncian/anunció/anunciaron|opina/opinan/opinó/opinaron|piensa/piensan|" +
      "mantiene/mantienen/mantuvo/mantuvieron|señala/señalan/señaló/señalaron|indicó/indicaron|argumenta/argumentan/argumentó|alega/alegan/alegó|predice/predicen/predijo/predijeron|pronostica/pronostican/pronosticó|" +
      "ve/ven/vio/vieron|tacha/tachan/tachó/tacharon|califica/califican/calificó/calificaron|cifra/cifran/cifró/cifraron|da/dan/dio un/una|concluye/concluyen/concluyó/concluyeron|supone/suponen|sugiere/sugieren/sugirió|" +
      "admite/admiten/admitió|reconoce/reconocen/reconoció|escribe/escriben/escribió|denuncia/denuncian/denunció|prometía/prometió|vaticina/vaticinan/vaticinó|augura/auguran/auguró|sospecha/sospechan/sospechó|apunta/apuntan/apuntó|" +
      "reitera/reiteran/reiteró/reiteraron|publica/publican/publicó/publicaron que|subraya/subrayan/subrayó/subrayaron|recalca/recalcan/recalcó|destaca/destacan/destacó que|confirma/confirman/confirmó/confirmaron que|cuenta/cuentan/contó/contaron que|" +
      "promete/prometen/prometió/prometieron|comenta/comentan/comentó que|añade/añaden/añadió|replica/replican/replicó|confiesa/confiesan/confesó|garantiza/garantizan/garantizó|apuesta/apuestan/apostó por|diciendo que|afirmando que|intuye/intuyen/intuyó|" +
      "insistía/insistían|señalaba/señalaban|advertía/advertían|aseguraba/aseguraban|sostenía/sostenían|mantenía/mantenían|opinaba/opinaban|preveía/preveían|sospechaba/sospechaban|temiendo que|" +
      "se muestra/muestran/mostró/mostraron/declara/declaró/dice/dijo convencido/convencida/convencidos/convencidas/seguro/segura/seguros/confiado/confiada de/en|" +
      "habla/hablan/habló/hablaron/hablaba/hablaban de|da/dan/dio/dieron/daba/daban/tiene/tienen por|ha/han/había/habían dado a entender|da/dan/dio/dieron a entender|ha/han/había/habían hecho saber|ha/han/había/habían dejado claro/entrever/caer|" +
      "hace/hacen/hizo/hicieron saber|deja/dejan/dejó/dejaron entrever|corre/corren el rumor|corre la voz|es/son de la opinión|es/son del parecer|parte/parten/partió/partieron de que|se inclina/inclinan por|da/dan por hecho|insinúa/insinúan/insinuó|" +
      "está/están/estaba/estaban convencido/convencida/convencidos/convencidas/persuadido/persuadida/persuadidos/persuadidas de",
    { report: "verb" },
  ],
  [
    "creyó/creyeron/creía/creían|consideró/consideraron/consideraba/consideraban|estimó/estimaron/estimaba/estimaban|juzgó/juzgaron/juzgaba/juzgaban|calculó/calcularon|pensó/pensaron/pensaba/pensaban|veía/veían|daba/daban por",
    { report: "verb", isPast: true },
  ],
  ["ve/ven/vio/vieron/encuentra/encuentran/encontró/encontraron", { isSensed: true }],
  ["dice|estima|cifra|cifras|espera|denuncia|duda|dudas|escribe|teme|calcula", { isNounToo: true }],
  [
    "según|a juicio de|a juicio del|en opinión de|en opinión del|en palabras de|en palabras del|a ojos de|a ojos del|a los ojos de|a los ojos del|a decir de|a decir del|de acuerdo con|al decir de|desde el punto de vista de|desde el punto de vista del|" +
      "desde/bajo la óptica/perspectiva de/del|a entender de/del|al parecer de/del|en versión de/del|a criterio de/del|en boca de/del|a tenor de lo que dice|" +
      "para el gobierno/ministerio/ministro/sindicato/ejército/gobernador/alcalde/banco/regulador/operador/portavoz/partido/régimen/presidente/fiscal/juez/director|" +
      "para la oposición/policía/empresa/compañía/patronal/ministra/alcaldesa/junta/embajada/aseguradora/fiscalía/agencia|" +
      "para los sindicatos/expertos/analistas/ingenieros/rebeldes/autores/militares/vecinos|para las autoridades/aseguradoras/empresas",
    { report: "source" },
  ],
  [
    "conclusión|conclusiones|hipótesis|previsión|pronóstico|tesis|impresión|postura|posición|valoración|versión|tesitura|lectura|opinión|creencia|convicción|diagnóstico|cálculo|veredicto|apuesta|supuesto|estimación|juicio|evaluación",
    { isView: true },
  ],
  ["presuntamente|supuestamente|al parecer", { report: "adverb" }],
  ["se dice que|se rumorea que|se ha dicho que|se afirma que", { report: "passive" }],
  [
    "temor de que|argumento de que|teoría de que|rumor de que|previsión de que|promesa de que|convicción de que|hipótesis de que|suposición de que|acusación de que|opinión de que|tesis de que|afirmación de que|idea de que|advertencia de que|creencia de que",
    { report: "noun" },
  ],
  [
    "a/en nuestro/mi/nuestra entender/parecer/juicio/opinión/lectura/criterio|nuestra/nuestro conclusión/hipótesis/lectura/valoración/previsión/pronóstico/opinión/impresión/cálculo/evaluación|por nuestra parte|desde nuestro punto de vista|a nuestro juicio|en nuestra opinión|nuestro juicio|nuestra estimación|a mi juicio|nosotros|nosotras|este informe|esta evaluación|este documento|este estudio|este equipo|esta unidad|esta oficina|el autor|los autores|la autora|las autoras|este análisis|yo",
    { role: "own" },
  ],
];

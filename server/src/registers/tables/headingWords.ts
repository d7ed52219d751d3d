/** What registers write above their columns, in English and Spanish, and where it goes in the format. */

/** The words of registers that the format's own labels and synonyms do not have, by what they become. */
const WORDS: readonly (readonly [target: string, words: string])[] = [
  [
    "id",
    "id|no|nr|ref|reference|risk id|threat id|risk no|risk ref|risk number|code|risk code|codigo|codigo de riesgo|identificador|clave|folio|num|numero|id de riesgo|id riesgo|referencia|action id|control id|id de accion|id de control|codigo de accion|codigo de control|action no|action ref|#",
  ],
  [
    "title",
    "title|risk|threat|hazard|risk title|risk name|threat name|risk event|event|name|titulo|riesgo|amenaza|peligro|nombre|nombre del riesgo|nombre de la amenaza|evento|denominacion|risk description short|actor|asset|activo|risks|threats|hazards|riesgos|amenazas|peligros|hazard name|hazard title|threat title|risk statement|nombre del peligro|denominacion del riesgo|riesgo identificado|evento de riesgo|amenaza identificada|auditable entity|auditable unit|audit entity|unidad auditable|entidad auditable|proceso auditable",
  ],
  [
    "description",
    "description|risk description|threat description|details|descripcion|descripcion del riesgo|descripcion de la amenaza|detalle|definition",
  ],
  [
    "scenario",
    "scenario|worst case|reasonable worst case|escenario|peor caso|reasonable worst case scenario|worst case scenario|worst credible scenario|peor escenario|peor escenario razonable|escenario mas desfavorable",
  ],
  [
    "category",
    "category|risk category|type of risk|risk type|type|threat category|categoria|categoria de riesgo|tipo|tipo de riesgo|clasificacion|area de riesgo",
  ],
  [
    "likelihood",
    "likelihood|probability|likelihood score|likelihood rating|l|p|probabilidad|prob|frecuencia|frequency|posibilidad|current likelihood|probabilidad actual|likelihood of occurrence|probability of occurrence|likelihood level|probabilidad de ocurrencia|posibilidad de ocurrencia|nivel de probabilidad",
  ],
  [
    "impact",
    "impact|consequence|consequences|severity|impact score|impact rating|i|impacto|consecuencia|gravedad|severidad|magnitud|current impact|impacto actual|impact level|overall impact|impact severity|nivel de impacto|impacto global|consecuencias",
  ],
  [
    "risk",
    "risk level|risk rating|risk score|rating|score|level|level of risk|risk value|current risk|overall risk|nivel de riesgo|nivel|calificacion|valoracion|puntuacion|puntaje|riesgo actual|valor del riesgo|criticidad|exposure|risk class|risk grade|overall risk level|overall risk rating|overall risk score|clase de riesgo|grado de riesgo|nivel de riesgo global",
  ],
  [
    "confidence",
    "confidence|certainty|confianza|certeza|nivel de confianza|grado de confianza|confidence level|level of confidence",
  ],
  [
    "inherent.likelihood",
    "inherent likelihood|gross likelihood|probabilidad inherente|initial likelihood|probabilidad inicial",
  ],
  ["inherent.impact", "inherent impact|gross impact|impacto inherente|initial impact|impacto inicial"],
  [
    "inherent.risk",
    "inherent risk|gross risk|inherent risk level|inherent rating|inherent score|gross score|gross rating|gross risk score|gross risk rating|inherent risk score|inherent risk rating|riesgo inherente|riesgo inicial|nivel de riesgo inherente|initial risk",
  ],
  [
    "residual.likelihood",
    "residual likelihood|net likelihood|target likelihood|probabilidad residual|probabilidad objetivo",
  ],
  ["residual.impact", "residual impact|net impact|target impact|impacto residual|impacto objetivo"],
  [
    "residual.risk",
    "residual risk|net risk|residual risk level|residual rating|residual score|net score|net rating|net risk score|net risk rating|target score|residual risk score|residual risk rating|target risk|riesgo residual|nivel de riesgo residual|riesgo objetivo",
  ],
  [
    "owner",
    "owner|risk owner|responsible|accountable|lead|risk lead|propietario|propietario del riesgo|responsable|dueno|dueno del riesgo|titular|encargado|control owner|responsible party|responsible officer|responsible person|lead department|lead agency|lead government department|organismo responsable|area responsable|unidad responsable|entidad responsable|dependencia responsable|departamento responsable|persona responsable|responsable del riesgo",
  ],
  [
    "behind",
    "threat actor|threat actors|source of threat|perpetrator|actor de amenaza|agente|agente generador|autor",
  ],
  [
    "affects",
    "affects|affected|affected assets|assets|assets at risk|afecta a|activos|activos afectados|bienes afectados|objetivo afectado",
  ],
  [
    "trend",
    "trend|direction|direction of travel|tendencia|evolucion|risk trend|direction of risk|trajectory|tendencia del riesgo|evolucion del riesgo",
  ],
  [
    "controls",
    "controls|existing controls|current controls|controls in place|control|safeguards|existing measures|controles|controles existentes|controles actuales|medidas existentes|salvaguardas|control measures|key controls|current mitigation|existing mitigation|existing mitigations|mitigations in place|controles clave|controles implantados|medidas actuales|medidas implantadas|medidas de control|medidas de control existentes",
  ],
  [
    "indicators",
    "indicators|warning signs|triggers|early warning|indicadores|senales de alerta|kri|key risk indicators|key risk indicator|kris|indicator|indicadores clave",
  ],
  ["remarks", "remarks|comments|comment|notes|note|observaciones|comentarios|notas|anotaciones"],
  [
    "likelihood.within",
    "time horizon|period|horizon|timeframe|proximity|horizonte|periodo|plazo de la probabilidad",
  ],
  ["change", "change|what has changed|change since last review|cambio|cambios"],
  ["accepted", "reason for acceptance|motivo de aceptacion"],
  ["basis", "basis|base"],
  ["origin", "origin|origen"],
  ["extent", "extent|scope|alcance|ambito"],
  ["handling", "handling|classification|marking|security classification|clasificacion de seguridad|marcado"],
  [
    "threat",
    "risk ids|threat ids|related risk|related risks|linked risk|linked risks|related threat|risk addressed|riesgo relacionado|riesgos relacionados|amenaza relacionada|riesgo asociado|addresses|aborda",
  ],
  [
    "recommendation.title",
    "treatment|treatment plan|risk treatment|mitigation|mitigation plan|mitigation actions|mitigating action|action|actions|action plan|planned actions|further action|further actions|actions required|further actions required|required actions|additional actions|acciones requeridas|acciones necesarias|acciones adicionales|proposed actions|recommendation|recommendations|response|response plan|tratamiento|plan de tratamiento|plan de accion|accion|acciones|medidas|medida|mitigacion|medidas de mitigacion|acciones de mitigacion|recomendacion|recomendaciones|acciones propuestas|plan de mitigacion|planned measures|planned mitigation|further mitigation|additional controls|additional mitigation|mitigation strategy|risk response|risk treatment plan|treatment strategy|treatment option|treatment type|response strategy|treatment actions|corrective action|corrective actions|medidas previstas|medidas propuestas|medidas planificadas|medidas a adoptar|medidas correctoras|medidas preventivas|acciones previstas|acciones a realizar|acciones correctivas|accion correctiva|actuaciones|actuaciones previstas|controles adicionales|controles previstos|plan de respuesta|respuesta|respuesta al riesgo|estrategia de respuesta|tratamiento del riesgo|opcion de tratamiento|tipo de tratamiento",
  ],
  [
    "recommendation.actors",
    "action owner|treatment owner|action lead|responsible for action|responsable de la accion|responsable del tratamiento|responsable de la medida|responsable del plan|action by|assigned to|asignado a|responsable de implementacion|responsable de ejecucion|responsable accion",
  ],
  [
    "recommendation.horizon",
    "due|due date|deadline|target date|completion date|by when|action due|due by|implementation date|fecha limite|fecha de vencimiento|plazo|fecha objetivo|fecha compromiso|fecha de implementacion|vencimiento|action due date|target completion|target completion date|planned date|planned completion|planned completion date|end date|timescale|timeline|fecha prevista|fecha fin|fecha de fin|fecha de cumplimiento|fecha de termino|fecha de terminacion|fecha de ejecucion|plazo de ejecucion|plazo de implementacion",
  ],
  [
    "recommendation.status",
    "action status|treatment status|status of action|progress|status|estado de la accion|estado del tratamiento|avance|estado|situacion|estatus|implementation status|estado de la medida|estado de las medidas|estado de las acciones|estado del plan|estado de implementacion|estatus de la accion|estado de ejecucion",
  ],
  [
    "recommendation.cost",
    "cost|costs|budget|estimated cost|costo|coste|presupuesto|costo estimado|coste estimado|cost estimate|estimated budget|budget required|importe|monto|inversion|investment|presupuesto estimado|presupuesto requerido|coste de la medida|costo de la medida",
  ],
  ["recommendation.priority", "priority|action priority|prioridad"],
  [
    "effectiveness",
    "effectiveness|control effectiveness|efectividad|eficacia|eficacia del control|efectividad del control",
  ],
  [
    "rank",
    "rank|ranking|position|place|rango|puesto|posicion|lugar|orden|risk rank|risk ranking|overall rank|global rank|overall ranking|priority rank|rank order|ranking global|ranking general|no de orden|orden de prioridad|puesto en el ranking",
  ],
  ["item", "item|entry|elemento|entrada"],
  ["holder", "holder|whose priorities|titular de la clasificacion"],
  ["score", "score|points|votes|share|puntos|votos"],
  ["because", "reason|rationale|justification|motivo|justificacion|razon"],
];

/** Where each word goes. */
export const HEADING_WORDS: ReadonlyMap<string, string> = new Map(
  WORDS.flatMap(([target, words]) => words.split("|").map((word) => [word, target] as const)),
);

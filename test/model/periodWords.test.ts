/** Tests the periods that analysts write in words: the day on which each is over. Those without one are in `unreadPeriods.test.ts`. */
import { expect, test } from "vitest";
import { endOfPeriod } from "../../server/src/model/dates/period.ts";

/** The date of the assessment from which lengths count. */
const AS_OF = { first: "2026-03-15", last: "2026-03-15" };

const ENGLISH = `
2027 | 2027-12-31
in 2027 | 2027-12-31
during 2027 | 2027-12-31
throughout 2027 | 2027-12-31
in the course of 2027 | 2027-12-31
the year 2027 | 2027-12-31
calendar year 2027 | 2027-12-31
the whole of 2027 | 2027-12-31
until 2027 | 2027-12-31
by the end of 2027 | 2027-12-31
by end-2027 | 2027-12-31
year-end 2027 | 2027-12-31
late 2027 | 2027-12-31
the rest of 2026 | 2026-12-31
by late June 2027 | 2027-06-30
end of June 2027 | 2027-06-30
no later than June 2027 | 2027-06-30
not later than 30 June 2027 | 2027-06-30
by 30 June 2027 at the latest | 2027-06-30
on or before June 30, 2027 | 2027-06-30
by the 30th of June 2027 | 2027-06-30
by 30-Jun-2027 | 2027-06-30
by February 2028 | 2028-02-29
2027-W05 | 2027-02-07
by 2026-W53 | 2027-01-03
2½ years | 2028-09-15
1 ½ years | 2027-09-15
½ year | 2026-09-15
two and a half years | 2028-09-15
Sept. 2027 | 2027-09-30
end of the 2020s | 2029-12-31
Jun-2027 | 2027-06-30
before July 2027 | 2027-06-30
before 2028 | 2027-12-31
prior to 1 January 2028 | 2027-12-31
before the end of 2027 | 2027-12-31
through December 2027 | 2027-12-31
Q2 2027 | 2027-06-30
Q2/2027 | 2027-06-30
2027-Q2 | 2027-06-30
2Q27 | 2027-06-30
Q2 '27 | 2027-06-30
by Q2 2027 | 2027-06-30
the second quarter of 2027 | 2027-06-30
2nd quarter 2027 | 2027-06-30
by the end of the third quarter of 2027 | 2027-09-30
the last quarter of 2027 | 2027-12-31
before Q3 2027 | 2027-06-30
Q2-Q3 2027 | 2027-09-30
between Q4 2026 and Q2 2027 | 2027-06-30
H1 2027 | 2027-06-30
1H2027 | 2027-06-30
the first half of 2027 | 2027-06-30
second half of 2027 | 2027-12-31
first to third quarter of 2027 | 2027-09-30
from 2026 to 2028 | 2028-12-31
between June 2026 and March 2027 | 2027-03-31
June 2026 until the end of 2027 | 2027-12-31
the period 2026-2028 | 2028-12-31
the biennium 2026–2027 | 2027-12-31
the 2030s | 2039-12-31
../2027-06 | 2027-06-30
this year | 2026-12-31
by the end of the year | 2026-12-31
by year-end | 2026-12-31
the rest of this year | 2026-12-31
2 years | 2028-03-15
two years | 2028-03-15
next two years | 2028-03-15
over the next two years | 2028-03-15
within the coming 24 months | 2028-03-15
a period of two (2) years | 2028-03-15
2-year horizon | 2028-03-15
a year and a half | 2027-09-15
two and a half years | 2028-09-15
eighteen months | 2027-09-15
twenty-four months | 2028-03-15
half a year | 2026-09-15
1,000 days | 2028-12-09
30 calendar days | 2026-04-14
2 years from now | 2028-03-15
two years' time | 2028-03-15
in less than two years | 2028-03-15
first nine months of 2027 | 2027-09-30
Jan-Mar 2027 | 2027-03-31
31-Dec-27 | 2027-12-31
06-2027 | 2027-06-30
from now until the end of 2027 | 2027-12-31
June 2027 or earlier | 2027-06-30
the next two presidencies (12 years) | 2038-03-15
5 years (2026-2030) | 2030-12-31
FY2027 (until 2027-09) | 2027-09-30
the elections (July 2027) | 2027-07-31
summer 2027 (until 2027-08) | 2027-08-31
at most two years | 2028-03-15
2 years or less | 2028-03-15
<2 years | 2028-03-15
≤ 2 years | 2028-03-15
2 years (24 months) | 2028-03-15
18 months (September 2027) | 2027-09-30
before the start of 2028 | 2027-12-31
the final quarter of 2027 | 2027-12-31
`;

const SPANISH = `
en 2027 | 2027-12-31
durante 2027 | 2027-12-31
a lo largo de 2027 | 2027-12-31
en el curso de 2027 | 2027-12-31
en el transcurso del año 2027 | 2027-12-31
el año 2027 | 2027-12-31
todo 2027 | 2027-12-31
hasta 2027 | 2027-12-31
para 2027 | 2027-12-31
a fines de 2027 | 2027-12-31
a finales de 2027 | 2027-12-31
para fines de 2027 | 2027-12-31
hasta finales del año 2027 | 2027-12-31
fin de 2027 | 2027-12-31
al cierre de 2027 | 2027-12-31
el resto de 2026 | 2026-12-31
antes de que termine 2027 | 2027-12-31
antes de finalizar 2027 | 2027-12-31
antes de fin de 2027 | 2027-12-31
antes de 2028 | 2027-12-31
antes del 1 de julio de 2027 | 2027-06-30
antes de julio de 2027 | 2027-06-30
a más tardar en junio de 2027 | 2027-06-30
a más tardar el 30 de junio de 2027 | 2027-06-30
en junio de 2027 a más tardar | 2027-06-30
no más tarde de junio de 2027 | 2027-06-30
como máximo en junio de 2027 | 2027-06-30
como muy tarde el 30 de junio de 2027 | 2027-06-30
hasta el 30 de junio del 2027 | 2027-06-30
en el mes de junio de 2027 | 2027-06-30
jun-2027 | 2027-06-30
30-jun-2027 | 2027-06-30
fines de junio de 2027 | 2027-06-30
primera quincena de junio de 2027 | 2027-06-15
segunda quincena de junio de 2027 | 2027-06-30
primer trimestre de 2027 | 2027-03-31
1er trimestre de 2027 | 2027-03-31
1.er trimestre de 2027 | 2027-03-31
III trimestre de 2027 | 2027-09-30
III trimestre 2027 | 2027-09-30
trimestre III de 2027 | 2027-09-30
tercer trimestre del año 2027 | 2027-09-30
último trimestre de 2027 | 2027-12-31
T3 2027 | 2027-09-30
3T 2027 | 2027-09-30
3T27 | 2027-09-30
segundo cuatrimestre de 2027 | 2027-08-31
tercer bimestre de 2027 | 2027-06-30
primer semestre de 2027 | 2027-06-30
segundo semestre de 2027 | 2027-12-31
II semestre de 2027 | 2027-12-31
2.º semestre de 2027 | 2027-12-31
1S 2027 | 2027-06-30
para el segundo semestre de 2027 | 2027-12-31
a fines del primer semestre de 2027 | 2027-06-30
primera mitad de 2027 | 2027-06-30
primer y segundo trimestre de 2027 | 2027-06-30
entre el segundo y el cuarto trimestre de 2027 | 2027-12-31
de 2026 a 2028 | 2028-12-31
entre junio de 2026 y marzo de 2027 | 2027-03-31
desde junio de 2026 hasta fines de 2027 | 2027-12-31
el trienio 2026-2028 | 2028-12-31
la década de 2030 | 2039-12-31
los años 2026 a 2028 | 2028-12-31
este año | 2026-12-31
el año en curso | 2026-12-31
a fin de año | 2026-12-31
antes de fin de año | 2026-12-31
antes de que termine el año | 2026-12-31
lo que resta del año | 2026-12-31
2 años | 2028-03-15
dos años | 2028-03-15
a dos años | 2028-03-15
a 2 años | 2028-03-15
en los próximos dos años | 2028-03-15
los dos próximos años | 2028-03-15
los siguientes 24 meses | 2028-03-15
en un plazo de 24 meses | 2028-03-15
en un plazo máximo de dos (2) años | 2028-03-15
un horizonte de dos años | 2028-03-15
dentro de dos años | 2028-03-15
año y medio | 2027-09-15
dos años y medio | 2028-09-15
dieciocho meses | 2027-09-15
veinticuatro meses | 2028-03-15
treinta y seis meses | 2029-03-15
medio año | 2026-09-15
1.000 días | 2028-12-09
90 días naturales | 2026-06-13
un trienio | 2029-03-15
primeros seis meses de 2027 | 2027-06-30
ene-mar 2027 | 2027-03-31
31-dic-27 | 2027-12-31
2o semestre de 2027 | 2027-12-31
de aquí a fines de 2027 | 2027-12-31
de aquí a dos años | 2028-03-15
no más allá de junio de 2027 | 2027-06-30
junio de 2027 o antes | 2027-06-30
hasta 2027 inclusive | 2027-12-31
para los próximos dos años | 2028-03-15
18 meses a partir de hoy | 2027-09-15
72 hs | 2026-03-18
largo plazo (10 años) | 2036-03-15
como máximo dos años | 2028-03-15
dos años o menos | 2028-03-15
24 meses (2 años) | 2028-03-15
antes del inicio de 2028 | 2027-12-31
`;

const rows = `${ENGLISH}${SPANISH}`
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split(" | ") as [text: string, end: string]);

test.each(rows)("%s: %s", (text, end) => {
  expect(endOfPeriod(text, AS_OF)?.last).toBe(end);
});

/** Tests the periods that have no day on which they are over, and why: "-" if a reader can tell, or nobody needs to be told. */
import { expect, test } from "vitest";
import { endOfPeriod } from "../../server/src/model/dates/period.ts";
import { unreadReason } from "../../server/src/model/dates/unreadPeriod.ts";

const AS_OF = { first: "2026-03-15", last: "2026-03-15" };

const ENGLISH = `
summer (2027) | season
at least (2 years) | rough
2027-2 | two-ways
> 2 years | rough
not before 2027 | open
2027 onwards | open
the 2027 elections | event
FY2027 | fiscal
fiscal year 2026/27 | fiscal
by the end of fiscal 2027 | fiscal
the academic year 2026-27 | fiscal
summer 2027 | season
by the end of winter 2026/27 | season
2027-21 | season
90 working days | working-days
mid-2027 | part
early 2027 | part
by the beginning of 2028 | part
about 2 years | rough
around 2027 | rough
the next few years | rough
at least two years | rough
2-3 years | two-lengths
two to five years | two-lengths
2026-27 | two-ways
2026/27 | two-ways
jun-20 | two-ways
by the end of the decade | two-ways
this decade | two-ways
the end of the century | two-ways
2027-W53 | -
05/06/2027 | two-ways
next year | relative
the coming quarter | relative
from 2027 on | open
after June 2027 | open
by June | no-year
Q3 | no-year
the second half | no-year
two years (March 2026) | -
the 2027 calendar year | -
2027 semester | -
from 2026 for 5 years | -
since 2020 until 2030 | -
from mid-2026 to the end of 2028 | -
early 2026 to 2028 | -
from spring 2026 to December 2027 | -
late 2026 to early 2027 | part
at least until 2027 | rough
fiscal year ending 31 March 2027 | -
fiscal year 2026 to 2027 | fiscal
summer 2026 (June-August) | -
until the elections in May 2027 | -
two years from the start of operations | -
2 years (about the life of the contract) | -
four years, one presidential administration | -
this week | -
next calendar year | -
within the next year | -
by June this year | -
the second half of this year | -
by 30 June '27 | -
24/7 | -
31/12 | -
no more than 2 years after signing | -
more than two years | rough
not before June 2027, not after 2028 | -
30/02/2027 | -
`;

const SPANISH = `
a mitad de 2027 | part
2027 en adelante | open
más allá de 2030 | open
sexenio 2024-2030 | event
la temporada de huracanes de 2027 | event
ejercicio fiscal 2027 | fiscal
año fiscal 2026-27 | fiscal
ejercicio 2027 | fiscal
curso escolar 2026-27 | fiscal
verano de 2027 | season
antes del invierno de 2027 | season
90 días hábiles | working-days
principios de 2027 | part
a principios de 2027 | part
mediados de 2027 | part
comienzos de 2028 | part
inicios de 2027 | part
unos dos años | rough
alrededor de 2027 | rough
un par de años | rough
al menos dos años | rough
2 a 3 años | two-lengths
entre dos y cinco años | two-lengths
2026-27 | two-ways
jun-20 | two-ways
ene-27 | two-ways
set. 27 | two-ways
a finales de la década | two-ways
al final del decenio | two-ways
en este siglo | two-ways
el próximo año | relative
el año que viene | relative
a partir de 2027 | open
después de junio de 2027 | open
a más tardar en junio | no-year
segundo semestre | no-year
III trimestre | no-year
desde principios de 2026 hasta fines de 2028 | -
a partir de 2026 durante dos años | -
ejercicio que termina el 31 de diciembre de 2027 | -
temporada de lluvias de 2027 (mayo a octubre) | -
este mes | -
no más de 2 años desde la firma | -
más de dos años | rough
primer semestre del año | -
dentro del próximo año | -
`;

const rows = `${ENGLISH}${SPANISH}`
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => line.split(" | ") as [text: string, reason: string]);

test.each(rows)("%s: %s", (text, reason) => {
  expect(endOfPeriod(text, AS_OF)).toBeUndefined();
  expect(unreadReason(text) ?? "-").toBe(reason);
});

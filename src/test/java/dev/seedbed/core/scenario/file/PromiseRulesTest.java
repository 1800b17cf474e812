package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.scenario.Scenario;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wrong with a rule by which a column keeps to other rows is told before anything is written.
class PromiseRulesTest {

    private static Schema schema;

    @BeforeAll
    static void readSchema() {
        try (var connections = PostgresServers.newest().connections("""
                CREATE TABLE accounts (id serial PRIMARY KEY, name text NOT NULL);
                CREATE TABLE orders (
                    id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts ON DELETE CASCADE,
                    total numeric(10,2) NOT NULL, n int NOT NULL, number int NOT NULL UNIQUE, ratio real NOT NULL,
                    note text, status text NOT NULL CHECK (status IN ('new', 'paid')), flag boolean NOT NULL,
                    twice int GENERATED ALWAYS AS (n * 2) STORED);
                CREATE TABLE lines (
                    id serial PRIMARY KEY, order_id int NOT NULL REFERENCES orders ON DELETE CASCADE,
                    account_id int REFERENCES accounts, payer_id int REFERENCES accounts,
                    price numeric(10,2) NOT NULL, weight real NOT NULL, label varchar(5) NOT NULL, name text NOT NULL,
                    cents bigint NOT NULL CHECK (cents < 100), born date NOT NULL, died date, at timestamp NOT NULL,
                    currency char(3) NOT NULL);
                CREATE TABLE tags (
                    id serial PRIMARY KEY, line_id int REFERENCES lines, name text, kind text CHECK (kind IN ('a', 'b')));
                CREATE TABLE rooms (
                    id serial PRIMARY KEY, account_id int NOT NULL REFERENCES accounts, since date, till date,
                    a int, b int, paid numeric(8, 2) CHECK (paid > 0), tip numeric(8, 2) CHECK (tip BETWEEN 0.1 AND 0.9),
                    currency char(3) NOT NULL, CHECK (num_nonnulls(a, b) = 1),
                    EXCLUDE USING gist (daterange(since, till) WITH &&));
                CREATE TABLE marks (id uuid PRIMARY KEY, line_id int NOT NULL REFERENCES lines, kind text NOT NULL);
                """)) {
            schema = Exports.schema(connections);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            orders, total: {sum: lines}                             ; 'sum' lacks 'of'.                              ; over columns of public.lines ; Add it
            orders, total: {sum: line, of: price}                   ; There is no table 'line'.                      ; not in the schema            ; Did you mean 'lines'?
            orders, total: {sum: lines, of: prise}                  ; Table public.lines has no column 'prise'.      ; not in the schema            ; Did you mean 'price'?
            orders, total: {sum: lines, of: label}                  ; 'label' is text.                               ; Only numbers                 ; over numbers
            orders, total: {sum: lines, of: weight * 2}             ; Column 'weight' has no exact numbers.          ; of type real                 ; numeric
            accounts, name: {sum: orders, of: total}                ; 'sum' does not fit column 'name'.              ; type text                    ; this type
            orders, ratio: {sum: lines, of: price}                  ; 'sum' does not fit column 'ratio'.             ; exact numbers                ; this type
            lines, price: {sum: orders, of: twice}                  ; Column 'twice' of public.orders has no value yet. ; server                    ; Seedbed writes
            orders, total: {of: price}                              ; 'of' stands alone here.                        ; beside 'sum'                 ; remove it
            orders, total: {summ: lines, of: price}                 ; 'summ' is not known here.                      ;                              ; Did you mean 'sum'?
            orders, total: {sum: lines, of: price, always: 1}       ; A column has one rule.                         ; Here are 2.                  ; Keep one
            orders, note: {count: lines}                            ; 'count' does not fit column 'note'.            ; whole numbers                ; this type
            lines, label: {copy-of: name, from: accounts}           ; 'copy-of' does not fit column 'label'.         ; 'name' is of type text       ; this type
            lines, name: {copy-of: nam, from: accounts}             ; Table public.accounts has no column 'nam'.     ; not in the schema            ; Did you mean 'name'?
            lines, name: {copy-of: name, from: accounts, by: payr_id} ; Table public.lines has no column 'payr_id'.    ; not in the schema            ; Did you mean 'payer_id'?
            orders, note: {copy-of: name, from: accounts, nulls: 0.1} ; 'nulls' does not fit here.                   ; decides every row            ; Remove
            orders, status: {exactly-one: payed, per: accounts}     ; 'payed' is no value of column 'status'.        ;                              ; Did you mean 'paid'?
            orders, note: {exactly-one: x, per: accounts}           ; Nothing says what the other rows have.         ; anything                     ; otherwise
            orders, status: {exactly-one: paid, per: accounts, otherwise: {one-of: [new, paid]}} ; The other rows may have 'paid', too. ; exactly one ; Leave it out
            orders, status: {exactly-one: paid, per: accounts, otherwise: {count: lines}} ; 'count' does not fit column 'status'. ; whole numbers     ; this type
            orders, note: {exactly-one: x, per: accounts, otherwise: {nulls: 1}} ; This is no rule for the other rows. ; by itself                  ; without 'nulls'
            lines, name: {rising: [a, b]}                           ; 'rising' does not fit column 'name'.           ; type text                    ; this type
            lines, born: {rising: [2024-01-01]}                     ; Here belong two values.                        ; Here are 1.                  ; [low, high]
            lines, born: {rising: [1, 2]}                           ; '1' is no value of column 'born'.              ; type date                    ; as 2026-01-31
            lines, born: {rising: [2024-02-01, 2024-01-01]}         ; Nothing lies between these values.             ;                              ; lower one first
            lines, born: {slot-until: died}                         ; 'slot-until' lacks 'within'.                   ; divide                       ; Add it
            lines, born: {slot-until: dyed, within: [2024-01-01, 2025-01-01]} ; Table public.lines has no column 'dyed'. ; not in the schema        ; Did you mean 'died'?
            lines, born: {slot-until: at, within: [2024-01-01, 2025-01-01]} ; 'slot-until' does not fit column 'born'. ; 'at' is of type            ; this type
            lines, born: {slot-from: born}                          ; The column looks at itself.                    ;                              ; another column
            tags, kind: {states: {x: {a: 1}}}                       ; 'states' lacks 'start'.                        ; before the first step        ; Add it
            tags, kind: {states: {x: {c: 1}}, start: x}             ; 'c' is no value of the column.                 ;                              ; Did you mean 'a'?
            tags, kind: {states: {x: {a: 1}, aa: {b: 1}}, start: x} ; No state leads to 'aa'.                        ;                              ; Did you mean 'a'?
            tags, kind: {states: {x: {a: 1}}, start: y}             ; No state follows 'y'.                          ; first step                   ; Did you mean 'x'?
            tags, kind: {states: {x: {}}, start: x}                 ; No state follows this one.                     ;                              ; leave the line out
            tags, kind: {latest: kind, from: mark}                  ; There is no table 'mark'.                      ; not in the schema            ; Did you mean 'marks'?
            lines, weight: {normal: {mean: 1, deviation: 1}, minor-units: currency} ; 'minor-units' does not fit column 'weight'. ; exact numbers ; numeric
            lines, price: {rule: amount, minor-units: currency}     ; 'minor-units' has no amounts.                  ; beside normal                ; remove it
            lines, price: {normal: {mean: 1, deviation: 1}, minor-units: curency} ; Table public.lines has no column 'curency'. ; not in the schema ; Did you mean 'currency'?
            lines, price: {normal: {mean: 1, deviation: 1}, minor-units: price} ; Columns look at each other in a circle. ; price → price           ; no other column
            lines, price: {balanced: {between: [1, 2]}}             ; 'between' is not known here.                   ;                              ; Use one of
            lines, price: {balanced: {}}                            ; Nothing says how the numbers spread.           ;                              ; log-normal
            lines, price: {balanced: {exponential: {mean: 1}}, per: price} ; The column looks at itself.             ;                              ; another column
            orders, n: {depends-on: status, cases: {new: {count: lines}}, otherwise: any} ; 'count of public.lines' cannot be one of several cases. ; all rows ; rule of the column
            """)
    void isToldAtItsPlaceInTheFile(String column, String what, String why, String remedy) {
        var failure = catchThrowableOfType(SeedbedException.class, () -> read(column));
        assertThat(failure).as(column).isNotNull();
        assertThat(failure.problem().what()).isEqualTo(what);
        assertThat(failure.problem().where()).startsWith("shop.yaml:1:");
        assertThat(failure.problem().why()).contains(why == null ? "" : why);
        assertThat(failure.problem().remedy()).contains(remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            accounts, name: any}}, lines: {columns: {cents: {sum: orders, of: n}       ; The rows of public.orders do not hang from public.lines.  ; hang from public.accounts, by account_id ; of public.accounts
            lines, name: {copy-of: name, from: accounts}                               ; More than one key leads to public.accounts.               ; payer_id → public.accounts               ; by: account_id
            orders, note: {copy-of: label, from: lines}                                ; No key leads to public.lines.                             ; account_id → public.accounts             ; by:
            lines, order_id: {count: tags}                                             ; The column is decided already.                            ; foreign key                              ; Remove
            lines, cents: {count: tags}}}, tags: {columns: {line_id: {nulls: 0.2}      ; Some rows of public.tags hang from none of public.lines.   ; line_id is NULL                          ; nulls: 0
            orders, total: {sum: lines, of: price}}}, lines: {columns: {price: {copy-of: total, from: orders} ; Columns look at each other in a circle. ; public.orders.total → public.lines.price → public.orders.total ; no other column
            accounts, id: {rising: [1, 100]}                                           ; The rows of public.accounts hang from no table.           ; below one parent                         ; foreign key
            lines, cents: {rising: [90, 200]}}, rows: {per: orders, exactly: 20}, arrivals: {from: 2024-01-01 ; There are more rows below one parent than values. ; leave 10 values, and up to 20 rows ; fewer rows
            lines, born: {slot-until: died, within: [2024-01-01, 2025-01-01]}          ; The slot has no end.                                      ; another rule                             ; slot-from: born
            lines, died: {slot-from: born}                                             ; The slot has no start.                                    ; another rule                             ; slot-until: died
            tags, kind: {before: name}                                                 ; There is no history in public.tags.name.                  ; another one                              ; states:
            tags, name: {latest: kind, from: marks}                                    ; The rows of public.marks do not hang from public.tags.    ; hang from public.lines                   ; of public.lines
            lines, name: {latest: kind, from: marks}}}, marks: {columns: {kind: {states: {x: {y: 1}, y: {x: 1}}, start: x} ; Nothing tells the order of the rows of public.marks. ; not counted ; 'rising: [low, high]'
            tags, kind: {states: {x: {a: 1}, a: {b: 1}}, start: x}}, rows: {per: lines, exactly: 3}, arrivals: {from: 2024-01-01 ; No history has 3 steps. ; histories lead of 1, 2 steps ; another number of rows
            orders, status: {latest: kind, from: tags}}}, tags: {columns: {kind: {states: {x: {a: 1}}, start: x} ; The rows of public.tags do not hang from public.orders. ; hang from public.lines ; of public.lines
            tags, kind: {before: name}, name: {states: {x: {y: 1}, y: {x: 1}}, start: x} ; 'x' is no value of the column. ; state of the history ; Did you mean 'a'?
            rooms, a: {copy-of: id, from: accounts}                                    ; A rule of the scenario and the schema decide the same column. ; certain values                     ; Remove the rule
            rooms, since: {slot-until: till, within: [2024-01-01, 2025-01-01]}, till: {slot-from: since} ; A rule of the scenario and the schema decide the same column. ; exclusion ; constraint
            rooms, paid: {balanced: {exponential: {mean: 5}}}                          ; A check leaves no room for a rule of the scenario.        ; one side of 0                            ; another rule
            rooms, tip: {exponential: {mean: 5}, minor-units: currency}                ; A check leaves no room for a rule of the scenario.        ; 0 decimals                               ; more room
            orders, number: {count: lines}                                             ; A unique key and a rule of the scenario ask for different values. ; the same value twice              ; Remove the rule
            """)
    void isToldWhenItCannotBeKept(String column, String what, String why, String remedy) {
        var failure = catchThrowableOfType(SeedbedException.class, () -> Exports.plan(schema, read(column)));
        assertThat(failure).as(column).isNotNull();
        assertThat(failure.problem().what()).isEqualTo(what);
        assertThat(failure.problem().why()).contains(why);
        assertThat(failure.problem().remedy()).contains(remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            lines, cents: {count: tags}}}, tags: {rows: 120 per lines, columns: {name: word  ; Some derived values do not fit their column.
            """)
    void warnsOfChecksThatStandAgainstIt(String column, String what) {
        assertThat(Exports.plan(schema, read(column)).warnings())
                .anySatisfy(problem -> assertThat(problem.what()).isEqualTo(what));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            [[born, dyed]]              ; Table public.lines has no column 'dyed'.     ; Did you mean 'died'?
            [[born]]                    ; One column has no order.                     ; [lesser, greater]
            [[born, price]]             ; 'born' and 'price' cannot be put in order.   ; two columns of numbers
            [[id, order_id]]            ; 'id' and 'order_id' cannot be put in order.  ; two columns of numbers
            [[born, died], [died, born]] ; The order goes in a circle.                 ; Remove one
            """)
    void isToldWhereColumnsCannotBeOrdered(String pairs, String what, String remedy) {
        var failure = catchThrowableOfType(
                SeedbedException.class,
                () -> ScenarioFile.read("shop.yaml", "tables: {lines: {ordered: " + pairs + "}}", schema));
        assertThat(failure).as(pairs).isNotNull();
        assertThat(failure.problem().what()).isEqualTo(what);
        assertThat(failure.problem().remedy()).contains(remedy);
    }

    private static Scenario read(String column) {
        var table = column.substring(0, column.indexOf(','));
        var rule = column.substring(column.indexOf(',') + 1);
        return ScenarioFile.read("shop.yaml", "tables: {" + table + ": {columns: {" + rule + "}}}", schema);
    }
}

package dev.seedbed.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.SeedbedException;
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
                    cents bigint NOT NULL CHECK (cents < 100));
                CREATE TABLE tags (id serial PRIMARY KEY, line_id int REFERENCES lines, name text);
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

    private static Scenario read(String column) {
        var table = column.substring(0, column.indexOf(','));
        var rule = column.substring(column.indexOf(',') + 1);
        return ScenarioFile.read("shop.yaml", "tables: {" + table + ": {columns: {" + rule + "}}}", schema);
    }
}

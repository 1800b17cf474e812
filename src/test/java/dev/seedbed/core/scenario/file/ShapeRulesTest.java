package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.seedbed.core.feedback.Category;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Schema;
import dev.seedbed.testing.Exports;
import dev.seedbed.testing.PostgresServers;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with a rule is told where it stands, with what would be right.
class ShapeRulesTest {

    private static Schema schema;

    @BeforeAll
    static void readSchema() {
        try (var connections = PostgresServers.newest().connections("""
                CREATE TABLE t (
                    id serial PRIMARY KEY,
                    plan text NOT NULL CHECK (plan IN ('free', 'pro', 'team')),
                    note text,
                    amount numeric(10,2) NOT NULL,
                    seats int NOT NULL,
                    ratio double precision,
                    twice int GENERATED ALWAYS AS (seats * 2) STORED)
                """)) {
            schema = Exports.schema(connections);
        }
    }

    private static String read(String columns) {
        return "tables: {t: {columns: {" + columns + "}}}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            note: {normal: {mean: 1, deviation: 2}}             ; 'normal' does not fit column 'note'.            ; column is of type text       ; Use a rule
            amount: {normal: {mean: 1}}                         ; 'deviation' is missing.                         ;                              ; deviation: 1
            amount: {normal: {mean: 1, deviation: 0}}           ; 'deviation' is 0.                               ; must be above 0              ; higher
            amount: {normal: {mean: 1, deviaton: 2}}            ; 'deviaton' is not known here.                   ;                              ; Did you mean 'deviation'?
            amount: {log-normal: {median: ten, sigma: 1}}       ; 'ten' is not a number.                          ;                              ; 0.5
            amount: {exponential: 5}                            ; A mapping belongs here.                         ;                              ; name: value
            amount: {exponental: {mean: 5}}                     ; 'exponental' is not known here.                 ;                              ; Did you mean 'exponential'?
            amount: {rule: amount, rounded: 0.1}                ; 'rounded' has no numbers to round.              ; beside normal                ; remove it
            amount: {between: [5, 1], rounded: 0.1}             ; Nothing lies between these values.              ;                              ; lower one first
            seats: {between: [one, 5]}                          ; 'one' is no value of column 'seats'.            ; type integer                 ; Write a number
            amount: {between: [1, 2026-01-31]}                  ; '2026-01-31' is no value of column 'amount'.    ; type numeric(10,2)           ; Write a number
            note: {between: [a, b], rounded: 0.1}               ; 'rounded' does not fit column 'note'.           ; type text                    ; Use a rule
            amount: {normal: {mean: 1, deviation: 2}, always: 3} ; A column has one rule.                         ; Here are 2.                  ; Keep one
            seats: {depends-on: pan, cases: {free: {always: 0}}} ; Table public.t has no column 'pan'.            ; not in the schema            ; Did you mean 'plan'?
            seats: {depends-on: plan, cases: {fre: {always: 0}}, otherwise: any} ; 'fre' is no value of column 'plan'. ;                         ; Did you mean 'free'?
            seats: {depends-on: plan, cases: {free: {always: 0}, pro: any}} ; The cases do not cover all rows.    ; There is none for team.      ; otherwise
            seats: {depends-on: note, cases: {x: any}}          ; The cases do not cover all rows.                ; may hold other values, and may be NULL ; otherwise
            seats: {depends-on: twice, cases: {2: any}, otherwise: any} ; Column 'twice' has no value yet.        ; server computes it           ; Seedbed writes
            seats: {depends-on: seats, cases: {2: any}, otherwise: any} ; Columns look at each other in a circle. ; seats → seats.               ; no other column
            seats: {depends-on: plan}                           ; 'depends-on' has no cases.                      ;                              ; cases:
            seats: {cases: {free: any}}                         ; 'cases' does not say which column decides.      ;                              ; depends-on
            seats: {depends-on: plan, cases: {free: {nulls: 1}}, otherwise: any} ; Column 'seats' cannot be NULL. ; NOT NULL in the schema       ; Remove
            note: {derived: 'plan || '}                         ; This is no expression that Seedbed reads.       ;                              ; parentheses
            note: {derived: 'plan seats'}                       ; This is no expression that Seedbed reads.       ;                              ; parentheses
            note: {derived: 'upper(plam)'}                      ; Table public.t has no column 'plam'.            ; not in the schema            ; Did you mean 'plan'?
            note: {derived: 'uper(plan)'}                       ; The function 'uper' is not known here.          ;                              ; Did you mean 'upper'?
            note: {derived: 'left(plan)'}                       ; 'left' does not take 1 values.                  ; left(plan)                   ; left(text, length)
            note: {derived: 'left(plan, seats)'}                ; seats is not a whole number.                    ;                              ; digits
            note: {derived: 'plan::int'}                        ; 'plan::int' is not known here.                  ;                              ; Use columns
            note: {derived: 'seats > 3'}                        ; 'seats > 3' is not known here.                  ;                              ; Use columns
            seats: {derived: 'plan'}                            ; 'derived' does not fit column 'seats'.          ; makes text                   ; makes numbers
            seats: {derived: 'plan * 2'}                        ; plan is text.                                   ; '*' takes numbers.           ; parentheses
            note: {derived: '''x'' || seats + 1'}                 ; 'x' || seats is text.                           ; '+' takes numbers.           ; parentheses
            note: {derived: 'coalesce(plan, 1)'}                ; The values of 'coalesce' are of different types. ; some are text               ; quotes
            note: {derived: 'lower(note)'}                      ; Columns look at each other in a circle.         ; note → note.                 ; no other column
            note: {derived: 'plan || twice'}                    ; Column 'twice' has no value yet.                ; server computes it           ; Seedbed writes
            note: {faker: 'no directive'}                       ; Nothing can be drawn from 'no directive'.       ; has no directive             ; Datafaker expression
            note: {faker: '#{Nme.fullName}'}                    ; Nothing can be drawn from '#{Nme.fullName}'.    ; does not know it             ; Datafaker expression
            note: {faker: '#{Name.fullName'}                    ; Nothing can be drawn from '#{Name.fullName'.    ; not closed                   ; Datafaker expression
            note: {faker: '#{PhoneNumber.cellPhone}'}           ; Nothing can be drawn from '#{PhoneNumber.cellPhone}'. ; the rule 'phone'       ; Datafaker expression
            note: {faker: '#{Name.firstName} #{phone_number.cell_phone}'} ; Nothing can be drawn from '#{Name.firstName} #{phone_number.cell_phone}'. ; 'phone' ; Datafaker
            note: {faker: '#{timeAndDate.birthday}'}            ; Nothing can be drawn from '#{timeAndDate.birthday}'. ; reads the clock         ; Datafaker expression
            seats: {faker: '#{Name.fullName}'}                  ; 'faker' does not fit column 'seats'.            ; makes text                   ; this type
            seats: {series: {walk: {start: 1}}}                 ; 'step' is missing.                              ;                              ; step: 1
            seats: {series: {wlak: {start: 1}}}                 ; 'wlak' is not known here.                       ;                              ; Did you mean 'walk'?
            seats: {series: {}}                                 ; A series has one course.                        ;                              ; reverting
            ratio: {series: {reverting: {mean: 1, volatility: 0.1, reversion: 2}}} ; 'reversion' is 2.            ; each step takes back         ; to 1.
            note: {series: {walk: {start: 1, step: 1}}}         ; 'series' does not fit column 'note'.            ; makes numbers                ; this type
            ratio: {depends-on: plan, cases: {free: {nulls: 0.5}}, otherwise: any} ; There is no rule here.       ;                              ; Write one
            """)
    void saysWhatIsWrongWithARule(String column, String what, String why, String remedy) {
        var failure = catchThrowableOfType(
                SeedbedException.class, () -> ScenarioFile.read("shop.yaml", read(column), schema));
        assertThat(failure).as(column).isNotNull();
        var problem = failure.problem();
        assertThat(problem.category()).isEqualTo(Category.USAGE);
        assertThat(problem.where()).startsWith("shop.yaml:1:");
        assertThat(problem.what()).isEqualTo(what);
        assertThat(problem.why()).contains(why == null ? "" : why);
        assertThat(problem.remedy()).contains(remedy);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            {until: 2025-01-01}                              ; 'from' is missing.                 ; 2021-01-31
            {from: 2025-01-01, until: 2025-01-01}            ; 'until' does not fit 'from'.       ; behind 2025-01-01
            {from: 2021-01-01, weekdays: {sun: -1}}          ; A weight is below 0.               ; never
            {from: 2021-01-01, weekdays: {sunday: 1}}        ; 'sunday' is not known here.        ; sat, sun
            {from: 2021-01-01, months: {13: 2}}              ; '13' is not known here.            ; '1
            {from: 2021-01-01, hours: ofice}                 ; 'ofice' is no known day.           ; Did you mean 'office'?
            {from: 2021-01-01, growth: -1}                   ; 'growth' is -1.                    ; above -1
            {from: 2021-01-01, growth: much}                 ; 'much' is not a number.            ; 0.5
            {from: 2021-01-01, to: 2022-01-01}               ; 'to' is not known here.            ; Use one of
            {from: 2021-01-01, weekdays: {mon: 0, tue: 0, wed: 0, thu: 0, fri: 0, sat: 0, sun: 0}} ; All weights are 0. ; Raise
            """)
    void saysWhatIsWrongWithArrivals(String arrivals, String what, String remedy) {
        var failure = catchThrowableOfType(
                SeedbedException.class,
                () -> ScenarioFile.read("shop.yaml", "tables: {t: {arrivals: " + arrivals + "}}", schema));
        assertThat(failure).as(arrivals).isNotNull();
        assertThat(failure.problem().where()).startsWith("shop.yaml:1:");
        assertThat(failure.problem().what()).isEqualTo(what);
        assertThat(failure.problem().remedy()).contains(remedy);
    }

    /// Which table holds the tenants is not known here.
    @Test
    void aFractionOfRowsForEachTenantIsToldWithoutATable() {
        var failure = catchThrowableOfType(
                SeedbedException.class,
                () -> ScenarioFile.read("shop.yaml", "tables: {t: {rows: 2.5 per tenant}}", schema));
        assertThat(failure.problem().why()).isEqualTo("Each tenant has a whole number of rows.");
        assertThat(failure.problem().remedy())
                .isEqualTo(
                        "Write a whole number, or name the tenant table instead of 'tenant' to have them dealt out.");
    }

    @Test
    void writesTheArrivalsThatItReads() {
        for (var arrivals : List.of(
                "{from: 2021-01-01}",
                "{from: 2021-01-01, until: 2025-01-01, weekdays: {sat: 0.2, sun: 0}, months: {12: 2.5}}",
                "{from: 2021-01-01, hours: office, month-end: 2.5, growth: 0.3}",
                "{from: 2021-01-01, hours: {0: 0, 12: 4}}")) {
            var scenario = ScenarioFile.read("shop.yaml", "tables: {t: {arrivals: " + arrivals + "}}", schema);
            var text = ScenarioText.of(Exports.plan(schema, scenario).draft(), "shop.sql");
            var table = schema.tables().getFirst().name();
            assertThat(ScenarioFile.read("shop.yaml", text, schema)
                            .recipe(table)
                            .arrivals())
                    .isEqualTo(scenario.recipe(table).arrivals())
                    .isPresent();
        }
    }

    @Test
    void namesTheWholeCircle() {
        var columns = """
                note: {depends-on: amount, cases: {'1': word}, otherwise: sentence},
                amount: {depends-on: seats, cases: {'1': any}, otherwise: any},
                seats: {depends-on: note, cases: {a: any}, otherwise: any}
                """;
        var failure = catchThrowableOfType(
                SeedbedException.class, () -> ScenarioFile.read("shop.yaml", read(columns), schema));
        assertThat(failure.problem().why()).isEqualTo("note → amount → seats → note.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            amount: {log-normal: {median: 84.5, sigma: 1.2}, rounded: 0.15}
            amount: {normal: {mean: -5, deviation: 0.25}}
            amount: {exponential: {mean: 30}}
            note: {faker: '#{Company.buzzword} #{Color.name}'}
            ratio: {series: {walk: {start: 100, step: 1.5}}}
            amount: {series: {reverting: {mean: 1.1, volatility: 0.08, reversion: 0.05}}}
            amount: {derived: 'round(seats * 1.19, 1) - 3'}
            note: {derived: 'upper(left(plan, 2)) || ''-'' || coalesce(seats, 0)'}
            amount: {between: [1, 99], rounded: 1}
            seats: {depends-on: plan, cases: {free: {always: '0'}, pro: {between: ['10', '99']}}, otherwise: quantity}
            ratio: {depends-on: plan, cases: {free: {nulls: 1}}, otherwise: {exponential: {mean: 2}, nulls: 0.5}}
            """)
    void writesWhatItReads(String column) {
        var scenario = ScenarioFile.read("shop.yaml", read(column), schema);
        var text = ScenarioText.of(Exports.plan(schema, scenario).draft(), "shop.sql");
        var again = ScenarioFile.read("shop.yaml", text, schema);
        var name = column.substring(0, column.indexOf(':'));
        var table = schema.tables().getFirst().name();
        assertThat(again.recipe(table).columns().get(name).rule())
                .isEqualTo(scenario.recipe(table).columns().get(name).rule());
    }
}

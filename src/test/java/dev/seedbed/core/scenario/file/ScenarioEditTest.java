package dev.seedbed.core.scenario.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.seedbed.core.feedback.SeedbedException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioEditTest {

    private static final String TEXT = """
            # mine
            source: sample:ledger
            seed: 42                                                # another seed, other data
            tenants: {count: 8, zipf: 0.9}
            tables:
              # about invoices
              public.invoices:
                rows: 40 per tenant
                columns:
                  # total: amount                                   # column name 'total'
                  notes: {rule: sentence, nulls: 0.1}   # short
                  # status: {one-of: [draft, sent]}
              members:
                # rows: 6 per tenant
                columns:
                  # email: email
            """;

    @Test
    void replacesAValueAndLeavesItsCommentInItsColumn() {
        assertThat(set("7", "seed"))
                .isEqualTo(TEXT.replace(
                        "seed: 42                                                #",
                        "seed: 7                                                 #"));
    }

    @Test
    void replacesAMappingOnOneLine() {
        assertThat(set("12", "tenants")).isEqualTo(TEXT.replace("{count: 8, zipf: 0.9}", "12"));
    }

    @Test
    void replacesABlockByALine() {
        assertThat(set("{}", "tables", "public.invoices", "columns")).contains("    columns: {}\n      # status:");
    }

    @Test
    void takesThePlaceOfTheCommentThatStandsInForAKey() {
        assertThat(set("{between: [1, 9]}", "tables", "public.invoices", "columns", "total"))
                .isEqualTo(TEXT.replace(
                        "      # total: amount                                   # column name 'total'\n",
                        "      total: {between: [1, 9]}\n"));
        assertThat(set("{one-of: [sent]}", "tables", "public.invoices", "columns", "status"))
                .isEqualTo(TEXT.replace("      # status: {one-of: [draft, sent]}", "      status: {one-of: [sent]}"));
    }

    @Test
    void aTableMayStandByItsBareNameAndBeAllComments() {
        assertThat(set("username", "tables", "public.members", "columns", "email"))
                .isEqualTo(TEXT.replace("      # email: email", "      email: username"));
        assertThat(set("3 per tenant", "tables", "public.members", "rows"))
                .isEqualTo(TEXT.replace("    # rows: 6 per tenant", "    rows: 3 per tenant"));
    }

    @Test
    void addsWhatIsNowhereBehindItsSiblings() {
        assertThat(set("any", "tables", "public.invoices", "columns", "extra"))
                .isEqualTo(TEXT.replace("draft, sent]}\n", "draft, sent]}\n      extra: any\n"));
        assertThat(set("2 in all", "tables", "public.new", "rows")).endsWith("""
                  members:
                    # rows: 6 per tenant
                    columns:
                      # email: email
                  public.new:
                    rows: 2 in all
                """);
    }

    @Test
    void addsToAMappingOnOneLine() {
        assertThat(set("2", "tenants", "more")).isEqualTo(TEXT.replace("zipf: 0.9}", "zipf: 0.9, more: 2}"));
    }

    @Test
    void writesTheFirstLineOfAnEmptyFile() {
        assertThat(ScenarioEdit.of("")
                        .set(List.of("tables", "a", "rows"), "1 in all")
                        .text())
                .isEqualTo("tables:\n  a:\n    rows: 1 in all\n");
    }

    @Test
    void quotesNamesThatYamlWouldMisread() {
        assertThat(ScenarioEdit.of("seed: 1\n").set(List.of("a: b", "on"), "1").text())
                .isEqualTo("seed: 1\n\"a: b\":\n  \"on\": 1\n");
    }

    @Test
    void countsCharactersBeyondTheFirstPlane() {
        assertThat(ScenarioEdit.of("note: 😀😀 # 😀\nseed: 42\n")
                        .set(List.of("seed"), "7")
                        .text())
                .isEqualTo("note: 😀😀 # 😀\nseed: 7\n");
    }

    @Test
    void removesAKeyWithItsLines() {
        assertThat(remove("tables", "public.invoices"))
                .isEqualTo(TEXT.replaceFirst("(?s)  public.invoices:.*  # short\n", ""));
        assertThat(remove("tenants", "count")).isEqualTo(TEXT.replace("count: 8, ", ""));
        assertThat(remove("tenants", "zipf")).isEqualTo(TEXT.replace(", zipf: 0.9", ""));
        assertThat(remove("tables", "public.absent")).isEqualTo(TEXT);
    }

    @Test
    void knowsTheLineOfAKeyAndOfItsStandIn() {
        var edit = ScenarioEdit.of(TEXT);
        assertThat(edit.line(List.of("seed"))).contains(3);
        assertThat(edit.line(List.of("tables", "public.invoices", "columns", "notes")))
                .contains(11);
        assertThat(edit.line(List.of("tables", "public.invoices", "columns", "total")))
                .contains(10);
        assertThat(edit.line(List.of("tables", "public.absent", "columns", "total")))
                .isEmpty();
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> set("1", "seed", "below")).isInstanceOf(SeedbedException.class);
        assertThatThrownBy(() -> ScenarioEdit.of("seed: [1").set(List.of("seed"), "1"))
                .isInstanceOf(SeedbedException.class);
    }

    private static String set(String value, String... path) {
        return ScenarioEdit.of(TEXT).set(List.of(path), value).text();
    }

    private static String remove(String... path) {
        return ScenarioEdit.of(TEXT).remove(List.of(path)).text();
    }
}

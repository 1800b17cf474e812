package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class FixCommandTest extends CommandTest {

    @Test
    void saysThatNothingIsToBeMended() {
        var outcome = run("fix", "sample:ledger", "--out", folder.toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err()).contains("Nothing to mend");
        assertThat(outcome.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void writesBothDirectionsUnderTheNextNumber() throws Exception {
        Files.createFile(folder.resolve("0041_users.sql"));
        var outcome = run("fix", "sample:storefront", "--out", folder.toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out().lines())
                .containsExactly(
                        folder.resolve("0042_cascade.down.sql").toString(),
                        folder.resolve("0042_cascade.up.sql").toString());
        assertThat(folder.resolve("0042_cascade.up.sql"))
                .content()
                .contains("ALTER CONSTRAINT \"order_lines_product_fk\" DEFERRABLE INITIALLY DEFERRED;");
        assertThat(outcome.err())
                .contains("order_lines_product_fk of order_lines (blocks): deferrable; or cascade, keep")
                .contains("    audit_events: why");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void previewsTheEffectOnAScratchCopy() {
        var mended = run("fix", "sample:storefront", "--preview");
        assertThat(mended.code()).isZero();
        assertThat(mended.err()).contains("Proven: the delete takes the tenant whole, and nothing else.");
        assertThat(mended.out()).startsWith("-- Makes the DELETE of one row of public.stores");

        var half = run("fix", "sample:storefront", "--only", "carts", "--preview");
        assertThat(half.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(half.err()).contains("payouts_store_fk", "Not proven.");
    }

    @Test
    void exitsWithFindingsWhenSomethingIsLeft() {
        var outcome = run("fix", "sample:storefront", "--only", "carts", "--only", "shipments_order_fk");

        assertThat(outcome.code()).isEqualTo(ExitCode.FINDINGS);
        assertThat(outcome.out())
                .contains("carts_store_id_fkey", "shipments_order_fk")
                .doesNotContain("ALTER CONSTRAINT");
        assertThat(outcome.err()).contains("payouts_store_fk of payouts (blocks): keep; or cascade; LEFT");
    }

    @Test
    void takesOtherRemediesByName() {
        var outcome = run(
                "fix",
                "sample:storefront",
                "--choose",
                "uploads=intended",
                "--choose",
                "public.order_lines.order_lines_product_fk=cascade",
                "--format",
                "json");
        var report = JsonMapper.builder().build().readTree(outcome.out());

        assertThat(outcome.code()).isZero();
        assertThat(report.propertyNames()).containsExactly("root", "faults", "up", "down", "files", "proof");
        assertThat(report.get("faults"))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault.propertyNames())
                        .containsExactly("name", "table", "kind", "what", "choice", "open", "offers"));
        assertThat(report.get("faults")
                        .valueStream()
                        .map(fault -> fault.get("name").asString() + " "
                                + fault.get("choice").asString()))
                .contains("uploads_store_fk intended", "order_lines_product_fk cascade");
        assertThat(outcome.err()).contains("    uploads: why");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --only shipment_order_fk                 | Did you mean 'shipments_order_fk'?
            --only customers                         | It is there, and nothing is wrong with it.
            --choose payouts_store_fk=casade         | Did you mean 'cascade'?
            --choose payouts_store_fk=set-null       | Use one of: cascade, keep.
            --choose nothing=cascade                 | neither a foreign key nor a table
            """)
    void tellsWrongNamesAndWhatWasMeant(String options, String hint) {
        var words = options.split(" ");
        var outcome = run("fix", "sample:storefront", words[0], words[1]);

        assertThat(outcome.code()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(hint).contains(words[0]).doesNotContain("\tat ");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void needsATenant() throws Exception {
        var file = Files.writeString(folder.resolve("plain.sql"), "CREATE TABLE colours (id int);");

        assertThat(run("fix", file.toString()).err()).contains("Name the tenant table with --root.");
    }
}

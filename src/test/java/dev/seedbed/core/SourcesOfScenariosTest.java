package dev.seedbed.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.core.project.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesOfScenariosTest {

    @ParameterizedTest
    @CsvSource({
        "/work/schema.sql, /work/scenario.yaml, schema.sql",
        "/work/schema.sql, /work/tests/scenario.yaml, ../schema.sql",
        "/work/schema.sql, /home/scenario.yaml, /work/schema.sql",
        "/work/schema.sql, /scenario.yaml, /work/schema.sql",
        "/schema.sql, /scenario.yaml, /schema.sql",
        "/schema.sql, /work/scenario.yaml, /schema.sql",
    })
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void areNamedFromThereWhereTheyShareAFolder(Path schema, Path scenario, String named) {
        assertThat(DesignText.source(new Source.SqlFile(schema), scenario)).isEqualTo(named);
    }

    @Test
    void lieBesideThemHoweverTheirEndingIsWritten(@TempDir Path folder) throws IOException {
        var schema = Files.writeString(folder.resolve("SCHEMA.SQL"), "");

        assertThat(SourceReader.named(folder.resolve("own.yaml"), "source: SCHEMA.SQL\n"))
                .isEqualTo(new Source.SqlFile(schema));
    }
}

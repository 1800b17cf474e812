package dev.seedbed.cli;

import dev.seedbed.core.project.Source;
import picocli.CommandLine.Parameters;

/// Which schema.
final class SourceArgument {

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description =
                    "A .sql file of DDL, sample:ledger, sample:storefront or sample:tracker, a scenario .yaml file, or a "
                            + "postgres:// or jdbc:postgresql: URL. Of a database the catalogue is read, and no row; "
                            + "generated rows are tried there in temporary tables, and rolled back. Its password may be "
                            + "in PGPASSWORD.")
    private String source;

    Source source() {
        return switch (Source.parse(source)) {
            case Source.Database(var url) -> new Source.Database(UrlArgument.withPassword(url));
            case Source.SqlFile file -> file;
            case Source.OfSample sample -> sample;
            case Source.ScenarioYaml scenario -> scenario;
        };
    }
}

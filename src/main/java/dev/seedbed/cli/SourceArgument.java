package dev.seedbed.cli;

import dev.seedbed.core.project.Source;
import picocli.CommandLine.Parameters;

/// Which schema.
final class SourceArgument {

    @Parameters(
            index = "0",
            paramLabel = "SOURCE",
            description = {
                "A .sql file of DDL, sample:ledger, sample:storefront or sample:tracker, a scenario .yaml file,",
                "or a postgres:// or jdbc:postgresql: URL (only its catalogue is read)."
            })
    private String source;

    Source source() {
        return Source.parse(source);
    }
}

package dev.seedbed.cli;

import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A verb whose result can be had as text for people or as JSON for programs.
@Command
abstract class ReportVerb extends Verb {

    /// How a report is written.
    enum Format {
        text,
        json
    }

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Format format;

    /// Writes a line of a report in text as soon as it is known, so that it is told whatever comes next.
    final void line(String text) {
        if (format == Format.text) {
            out().println(text);
        }
    }

    /// Writes the report one way or the other.
    final void report(Runnable text, Supplier<Object> json) {
        switch (format) {
            case text -> text.run();
            case json -> json(json.get());
        }
    }
}

package dev.seedbed.cli;

import dev.seedbed.core.feedback.SeedbedException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// The one place where a failure becomes a message and an exit code. No stack trace, unless SEEDBED_DEBUG asks for it.
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult result) {
        var out = command.getErr();
        if (System.getenv("SEEDBED_DEBUG") != null) {
            failure.printStackTrace(out);
        }
        if (failure instanceof SeedbedException known) {
            out.println(command.getColorScheme()
                    .errorText("seedbed: " + known.problem().text()));
            out.flush();
            return ExitCode.of(known.problem().category());
        }
        out.println(command.getColorScheme().errorText("seedbed: something unexpected happened: " + failure));
        out.println("  This is a defect of Seedbed. Run it again with SEEDBED_DEBUG=1 and report what it prints.");
        out.flush();
        return ExitCode.DEFECT;
    }
}

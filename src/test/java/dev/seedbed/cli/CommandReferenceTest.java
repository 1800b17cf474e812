package dev.seedbed.cli;

import dev.seedbed.testing.Golden;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;

class CommandReferenceTest {

    private static final String HEAD = """
            # Command line

            Written by `CommandReferenceTest` from the commands themselves. Data goes to standard output only, progress and
            warnings to standard error.

            | exit code | meaning |
            |---|---|
            | 0 | done |
            | 1 | findings: verdict problems, failed verification |
            | 2 | wrong usage: unknown option, table or file, broken SQL or YAML |
            | 3 | refused for safety |
            | 4 | a connection, file or disk failed |
            | 5 | cannot be satisfied; the constraint is named |
            | 70 | a defect of Seedbed |

            `SEEDBED_HOME` moves the folder that holds the embedded server and its data; `SEEDBED_DEBUG=1` prints stack traces.

            ## Reports

            `--format json` writes these shapes; fields may be added, never renamed or removed.

            - `graph`: `{root, tables: [{table, verdict, path[], reason, badges[], intended}]}`. `root` is null when no table is
              the tenant. `table` is schema-qualified; `verdict` is one of root, deleted, blocks, detached, left-behind, shared;
              `path` lists constraint names from the root outwards; `badges` are of cycle, no-index, cross-tenant, inferred,
              proven; `intended` is the note why its rows may stay, or null.
              With `--explain`, that table alone, with `keys: [{key, certainty, cause, reason, statement, examples: {fails[],
              passes[]}}]` and `help: [{title, meaning, fine, mend}]`; `examples` is empty where the data does not matter.
            - `verify`: `{kept, roots: [{root, tables, breaches: [{table, key, what, reason, path[], migration}], improvements[],
              outdated}], proofs[]}`. `key` is null where a whole table is at fault, `migration` where none is known; `outdated`
              when the baseline should be written again. With `--prove`, one proof for each root: `{root, statement, clean,
              findings[], disagreements[], rows, milliseconds, tables: [{table, before, predicted, deleted, left, orphaned,
              neighbour, neighbourLost, unowned}], keys: [{key, indexed, calls, milliseconds, forecastMilliseconds,
              missingIndexMilliseconds}], forecastMilliseconds, crossings: [{key, effect, detail}], unused[]}`; `effect` is
              one of refused, blocked, taken, cleared.
            - `fix`: `{root, faults: [{name, table, kind, what, choice, open, offers: [{remedy, effect}]}], up, down, files[], proof}`;
              `kind` is one of blocks, may-be-null, no-key, follows, detached, cross-tenant, no-index; `choice` and `remedy`
              are of cascade, set-null, deferrable, add-key, require, add-index, carry-tenant, intended, keep; `open` says
              that the fault is left; `up` and `down` are SQL, null when nothing is to be changed; `proof` is as in `verify`, null
              without `--preview`.
            - `preview`: `{table, from, total, columns[], rows[][]}`; a cell is text, or null.
            - `export`: `{file, loader, rows, tables, bytes, sha256, milliseconds}`.
            - `fixtures`: for each fixture `{table, key: {column: value}, values: {column: value}, password}`, inside those that its
              name begins with; `password` only where there is one.
            - `push`: `{branch, generation, rows, tables, rules, bytes, milliseconds}`.
            - `check`: `{clean, rows, rules, scenario, root, tables: [{table, rows, expected}],
              findings: [{table, rule, rows, what}]}`; `scenario`, `root` and `expected` are null without a manifest.
            - `branch create`, `branch list`: `{name, base, generation, created, bytes, url}`, a list of them for `list`.
            - `routes scan`: `{findings: [{path[], offset, name, weight, form, times, excerpt, layer: {digest, number, of,
              deletedBy}}], findingsInAll, unread: [{path[], why}], unreadInAll, complete, scanned: {files, bytes, archives,
              layers}}`; `offset` is null for the name of a file, `layer` outside images; `weight` is proof or mention; the
              lists have the first thousand.
            - `routes generate`: `{written, files: [{path, state, why, diff}]}`; `state` is one of new, changed, unchanged, removed,
              refused; `why` says why it is refused; `diff` is null for files of rows.
            - `db status`: `{running, url, version, process, folder}`; only `running` when it is stopped.

            """;

    @Test
    void describesEveryCommand() throws Exception {
        var text = new StringBuilder(HEAD);
        describe(SeedbedCommand.commandLine((_, _, _) -> List.of(), (_, _) -> {}), "seedbed", text);
        Golden.check(Path.of("src/docs/cli.md"), text.toString());
    }

    private static void describe(CommandLine command, String name, StringBuilder text) {
        command.getCommandSpec().usageMessage().width(100).autoWidth(false);
        text.append("## ")
                .append(name)
                .append("\n\n```text\n")
                .append(command.getUsageMessage(Help.Ansi.OFF).strip())
                .append("\n```\n\n");
        command.getSubcommands().forEach((verb, subcommand) -> describe(subcommand, name + " " + verb, text));
    }
}

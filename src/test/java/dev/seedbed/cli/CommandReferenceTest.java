package dev.seedbed.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.seedbed.testing.Golden;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Help;

class CommandReferenceTest {

    private static final String HEAD = """
            # Command line

            Generated from the commands' help; do not edit. Data goes to standard output only, progress and warnings to standard
            error.

            | exit code | meaning |
            |---|---|
            | 0 | done |
            | 1 | findings: verdict problems, failed verification |
            | 2 | wrong usage: unknown option, table or file, broken SQL or YAML |
            | 3 | refused for safety |
            | 4 | a connection, file or disk failed |
            | 5 | cannot be satisfied; the constraint is named |
            | 70 | a defect of Seedbed |

            | variable | meaning |
            |---|---|
            | `SEEDBED_HOME` | the folder of the embedded server and its data, of journals, and of what the window remembers. Default: `~/.local/share/seedbed` (`seedbed` in `XDG_DATA_HOME`, where that is set); on macOS `~/Library/Application Support/Seedbed`, on Windows `%LOCALAPPDATA%\\Seedbed` |
            | `SEEDBED_JAVA` | the `java` of a JDK 25 that `target/seedbed/bin/seedbed` runs on. Default: the one that the build found |
            | `JAVA_OPTS` | more options for that `java`, such as `-Xmx2g` |
            | `SEEDBED_SERVER_URL` | a PostgreSQL of your own for bases and branches, as `--server` |
            | `SEEDBED_POOL` | how many copies of a base wait on a local server: 2 on the embedded one, 0 on your own, unless set |
            | `PGPASSWORD` | the password of a URL that stands on the command line without one: SOURCE, `--server`, `--url`, and those of `check` and `audit` |
            | `SEEDBED_DEBUG` | 1 prints stack traces |

            Keys and settings of the providers: [Branches](branches.md#keys-and-settings).

            ## Loading a seed file

            `export` writes rows only. They fill tables that are there: run your migrations first, then

            ```sh
            psql -v ON_ERROR_STOP=1 -f seed.sql "$DATABASE_URL"
            ```

            ## Reports

            `--format json` writes these shapes; fields may be added, never renamed or removed.

            - `graph`: `{root, tables: [{table, verdict, path[], reason, badges[], intended}]}`. `root` is null when no table is
              the tenant. `table` is schema-qualified; `verdict` is one of root, deleted, blocks, detached, left-behind, shared;
              `path` lists constraint names from the root outwards; `badges` are of cycle, no-index, cross-tenant, inferred,
              proven ([what they mean](contract-test.md#verdicts)); `intended` is the note why its rows may stay, or null.
              With `--explain`, that table alone, with `keys: [{key, certainty, cause, reason, statement, examples: {fails[],
              passes[]}}]` and `help: [{title, meaning, fine, mend}]`; `certainty` is one of safe, fails, depends; `examples` is
              empty unless it is depends: only then do the rows decide.
            - `verify`: `{kept, roots: [{root, tables, breaches: [{table, key, what, reason, path[], migration}], improvements[],
              outdated}], proofs[]}`. `key` is null where a whole table is at fault, `migration` where none is known; `outdated`
              when the baseline should be written again. With `--prove`, one proof for each root: `{root, statement, clean,
              findings[], disagreements[], rows, milliseconds, tables: [{table, before, predicted, deleted, left, orphaned,
              neighbour, neighbourLost, unowned}], keys: [{key, indexed, calls, milliseconds, forecastMilliseconds,
              missingIndexMilliseconds}], forecastMilliseconds, crossings: [{key, effect, detail}], unused[]}`; `effect` is
              one of refused, blocked, taken, cleared.
            - `fix`: `{root, faults: [{name, table, kind, what, choice, open, offers: [{remedy, effect}]}], up, down, files[], proof}`;
              `kind` is one of blocks, may-be-null, no-key, follows, detached, cross-tenant, no-index; `choice` and `remedy`
              are of cascade, set-null, deferrable, add-key, require, add-index, carry-tenant, intended, keep
              ([what they do](contract-test.md#the-migration)); `open` says that the fault is left; `up` and `down` are SQL, null when
              nothing is to be changed; `proof` is as in `verify`, null without `--preview`.
            - `init`: `{scenario}`, the text of the file; with `-o`, `{file}`. With `--check`, `{changed, tables: [{table, change,
              columns: [{column, change, before, now}]}]}`; `change` is one of new, gone, changed; `before` and `now` are types, null
              where there was or is none. With `--update`, the same and `{remembers, misfits: [{what, where, why}], decisions:
              [{table, column, rule, why}], written, diff}`; `changed` and `tables` are absent when `remembers` is false.
            - `preview`: `{table, from, total, columns[], rows[][], numbers[], edges[]}`; a cell is text, or null; `numbers` has each
              row's number in the table, counted from 0, `edges` the key of its edge case, or null.
            - `export`: `{file, loader, rows, tables, bytes, sha256, milliseconds}`; with `--dry-run`, `{rows, bytes, tables: {table:
              {rows, bytes}}}`.
            - `fixtures`: for each fixture `{table, key: {column: value}, values: {column: value}, password}`, inside those that its
              name begins with; `password` only where there is one.
            - `edges`: a list of `{key, pack, case, why, table, column, value, row, identity: {column: value}, forbiddenBy, because}`;
              `row` and `identity` only where a row has the case, `forbiddenBy` and `because` only where none can; `column` and `value`
              are absent where the case is about the whole row.
            - `push`: `{branch, generation, rows, tables, rules, bytes, milliseconds}`.
            - `check`: `{clean, rows, rules, scenarioRules, scenario, days, root, columns: {class: columns}, tables: [{table, rows,
              expected}], findings: [{table, rule, rows, what}]}`; `scenarioRules` is how many of the `rules` come from the scenario,
              `days` by how many days dates were moved, `columns` how many columns are of each
              [class of proof](attest.md#classes-of-proof); `scenario`, `days`, `root` and `expected` are null without a manifest.
            - `audit`: `{clean, source, rows, seconds, findings: [{table, column, path, kind, risk, confidence, cells, of, masked[],
              why}], accepted[], tables: [{table, rows, replayed: {same, edited, foreign}, columns: [{column, verdict, cells,
              outside}]}], notes[]}`; `accepted` has findings with a `note`; `replayed` only with `--scenario`.
            - `attest`: what is in `attestation.json`: `{proven, verdict, tool, scenario, schema, dictionary, seed, as-of, rows,
              columns: {class: columns}, database: {same-scenario, rows, rules, broken, cells, outside}, claimed[], not-claimed[],
              kinds: [{kind, name, source, checked, capacity, predicate}], tables: [{table, rows, columns: [{column, class, kinds[],
              generator, why, cells, outside}]}]}`; `database`, and a column's `cells` and `outside`, only with `--url`.
            - `branch create`, `branch list`: `{name, base, generation, scenario, created, expires, guarded, bytes}`, a list of them for
              `list`; `create` adds `url`, and gives a list with `--workers`. `base` is null for a base; `scenario`, `expires` and
              `bytes` where the provider tells none.
            - `sweep`: `{dryRun, swept: [{name, why}]}`.
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

    @Test
    void tellsTheShapeOfEveryReport() {
        var told = HEAD.lines()
                .filter(line -> line.startsWith("- `"))
                .flatMap(line ->
                        Stream.of(line.substring(0, line.indexOf("`:") + 1).split(", ")))
                .map(name -> name.replaceAll("[`-]", "").strip())
                .toList();
        var verbs = new ArrayList<String>();
        reporting(SeedbedCommand.commandLine((_, _, _) -> List.of(), (_, _) -> {}), "", verbs);

        assertThat(told).containsExactlyInAnyOrderElementsOf(verbs);
    }

    /// The verbs that can write JSON.
    private static void reporting(CommandLine command, String name, List<String> verbs) {
        Optional.ofNullable(command.getCommandSpec().findOption("--format")).ifPresent(format -> {
            for (var candidate : format.completionCandidates()) {
                if (candidate.equals("json")) {
                    verbs.add(name);
                }
            }
        });
        command.getSubcommands()
                .forEach((verb, subcommand) -> reporting(subcommand, (name + " " + verb).strip(), verbs));
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

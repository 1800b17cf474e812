package dev.seedbed.core.branch.local;

import dev.seedbed.core.branch.BranchException;
import dev.seedbed.core.branch.FailureKind;
import dev.seedbed.core.branch.Marker;
import dev.seedbed.core.branch.Publication;
import dev.seedbed.core.branch.Publication.Schema;
import dev.seedbed.core.branch.Seal;
import dev.seedbed.core.branch.Settling;
import dev.seedbed.core.database.DatabaseUrl;
import dev.seedbed.core.database.SchemaScript;
import dev.seedbed.core.database.SqlFailure;
import dev.seedbed.core.feedback.Problem;
import dev.seedbed.core.feedback.Progress;
import dev.seedbed.core.feedback.SeedbedException;
import dev.seedbed.core.schema.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The database that a publish fills before it becomes the base.
final class Stage {

    private final PublisherTurn turn;
    private final Copying copying;
    private final Publication publication;
    private final Seal seal;
    private final Marker marker;
    private final String name = Part.STAGE.fresh();
    private Access first = Access.NEW;
    private List<Problem> leftOut = List.of();

    Stage(PublisherTurn turn, Copying copying, Publication publication) {
        this.turn = turn;
        this.copying = copying;
        this.publication = publication;
        var base = publication.base().value();
        seal = new Seal(turn.seen().nextGeneration(base), publication.scenario());
        marker = new Marker(
                Marker.Kind.STAGE, Optional.of(base), seal.generation(), Optional.of(seal.scenario()), Supply.now());
    }

    private LocalServer session() {
        return turn.session();
    }

    private DatabaseUrl url() {
        return turn.operation().server().withDatabase(name);
    }

    /// The tables, without rows.
    void prepare(Progress progress) throws SQLException {
        progress.report("preparing the stage", 0, 0);
        switch (publication.schema()) {
            case Schema.Template(var database) -> copy(database);
            case Schema.Script(var script) -> load(script, progress);
            case Schema.Provided() ->
                throw turn.operation()
                        .failure(
                                FailureKind.FEATURE_UNAVAILABLE,
                                "A server of one's own keeps no copy of a schema.",
                                "Give the schema as a file of DDL.");
        }
        session().execute(LocalServer.comment(name, marker));
    }

    private void copy(DatabaseUrl database) throws SQLException {
        var schema = turn.seen()
                .find(database.database())
                .orElseThrow(() -> turn.operation()
                        .failure(
                                FailureKind.INVALID_REQUEST,
                                "The schema is not on the server that is published to: it has no database "
                                        + database.database() + ".",
                                "Load the schema there first."));
        first = schema.access();
        session().insist(() -> copying.copy(session(), schema, name));
    }

    private void load(SchemaScript script, Progress progress) throws SQLException {
        session().insist(() -> session().execute("CREATE DATABASE " + Sql.identifier(name) + encoding()));
        try {
            leftOut = script.load(url(), progress);
        } catch (SeedbedException e) {
            throw lost(e) ? e : incompatible(e.problem(), e);
        }
    }

    /// The site's own template has its extensions; where its encoding does not take every text, a plain one
    /// has to do.
    private String encoding() throws SQLException {
        var usual = "SELECT 1 FROM pg_database WHERE datname = 'template1' AND pg_encoding_to_char(encoding) = 'UTF8'";
        return session().value(usual).isPresent()
                ? ""
                : " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'";
    }

    void fill(Progress progress) throws SQLException {
        try {
            publication.filler().fill(url(), seal);
        } catch (SeedbedException e) {
            throw leftOut.isEmpty() || lost(e) ? e : incompatible(e.problem(), e);
        }
        progress.stopIfCancelled();
        progress.report("settling the rows", 0, 0);
        Settling.run(url());
    }

    /// A connection that was lost says nothing of whether the schema fits.
    private static boolean lost(SeedbedException failure) {
        return failure.getCause() instanceof SQLException cause && SqlFailure.lost(cause);
    }

    private BranchException incompatible(Problem problem, Exception cause) {
        var refused = leftOut.isEmpty()
                ? ""
                : " The server did not take all of the schema: "
                        + leftOut.getFirst().what() + " " + leftOut.getFirst().why();
        return turn.operation()
                .failure(
                        FailureKind.INCOMPATIBLE,
                        "",
                        problem.what() + " " + problem.why() + refused,
                        problem.remedy(),
                        cause);
    }

    /// Seals it, and makes it the base.
    void replace(Progress progress) throws SQLException {
        progress.stopIfCancelled();
        progress.report("replacing " + publication.base(), 0, 0);
        session().execute(PublisherTurn.seal(name));
        turn.exchange(new PublisherTurn.Successor(name, marker, Access.NEW), first);
    }

    /// Drops it after a failure. What cannot be dropped now, the next publish sweeps.
    void discard(Exception failure) {
        try {
            var left = session().catalogue().named(name).find(name);
            if (left.isPresent()) {
                session().drop(left.get());
            }
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }
}

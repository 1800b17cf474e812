package dev.seedbed.fakes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One thing that goes wrong with one call, as a test orders it from {@link Faults}.
public sealed interface Fault {

    /// The service answers this, and does nothing. `body` is sent as JSON.
    record Status(int code, String body, Map<String, String> headers) implements Fault {

        public Status {
            headers = Map.copyOf(headers);
        }

        /// With the body that the service itself would send.
        public Status(int code) {
            this(code, "", Map.of());
        }

        public Status with(String header, String value) {
            var more = new HashMap<>(headers);
            more.put(header, value);
            return new Status(code, body, more);
        }
    }

    /// The connection is closed before anything happened.
    record LostBefore() implements Fault {}

    /// What was asked for happens, then the connection is closed without an answer.
    /// So many listings do not know it either.
    record LostAfter(int listings) implements Fault {

        public LostAfter() {
            this(0);
        }
    }

    /// Nothing happens, and no answer ever comes; the client has to give up.
    record HalfOpen() implements Fault {}

    /// 200 with something else than an answer; nothing happens.
    record Garbage(String contentType, String body) implements Fault {

        /// What a proxy in between shows a person.
        public static Garbage html() {
            return new Garbage("text/html", "<html><body><h1>We will be back soon</h1></body></html>");
        }

        public static Garbage brokenJson() {
            return new Garbage("application/json", "{\"branch\": {\"id\": \"br-");
        }
    }

    /// What the call begins is done only after it was asked for this often.
    record SlowOperation(int polls) implements Fault {}

    /// What the call begins fails, when it is asked for: only the last part of it, as when a branch is made but
    /// nothing can connect to it, or outright.
    record FailedOperation(boolean outright) implements Fault {

        public FailedOperation() {
            this(false);
        }
    }

    /// So many listings do not know yet what the call changed.
    record LaggingListing(int listings) implements Fault {}

    /// What is asked for happens, and what is answered arrives changed.
    record Garbled(UnaryOperator<String> change) implements Fault {}

    /// Something else happens just before: another publisher comes first, or the caller's process dies.
    /// Then the call is carried out, unless another fault is to follow.
    record Meanwhile(Runnable action, Optional<Fault> then) implements Fault {

        public Meanwhile(Runnable action) {
            this(action, Optional.empty());
        }

        public Meanwhile(Runnable action, Fault then) {
            this(action, Optional.of(then));
        }
    }

    /// Whether the service carries the call out, in its own way; the other faults happen in its stead.
    default boolean ofTheEffect() {
        return switch (this) {
            case SlowOperation _, FailedOperation _, LaggingListing _, LostAfter _, Garbled _ -> true;
            case Meanwhile meanwhile -> meanwhile.then().map(Fault::ofTheEffect).orElse(true);
            case Status _, LostBefore _, HalfOpen _, Garbage _ -> false;
        };
    }
}
